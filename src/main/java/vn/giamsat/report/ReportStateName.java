package vn.giamsat.report;

/// Where the report of a province and day stands ([ReportState]).
public enum ReportStateName {
    COMPUTED,
    REVIEWED,
    SUBMITTED,
    ACCEPTED,
    RETURNED,
    /// A correction that was not submitted while the leave for it held.
    LAPSED
}
