package vn.giamsat.api.graphql;

import vn.giamsat.field.StatusReportView;

/// A status report and its place in the list.
public record StatusReportEdge(String cursor, StatusReportView node) {}
