package vn.giamsat.report;

/// What the ministry may do with a submitted report.
public enum ReportDecisionKind {
    ACCEPT,
    RETURN
}
