package vn.giamsat.report;

/// Where the report of a province and day stands ([ReportState]).
public enum ReportStateName {
    COMPUTED,
    REVIEWED,
    SUBMITTED,
    ACCEPTED,
    RETURNED
}
