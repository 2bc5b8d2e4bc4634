package vn.giamsat.api.graphql;

import vn.giamsat.access.AuditEntry;

/// An entry of the audit and its place in the list.
public record AuditEdge(String cursor, AuditEntry node) {}
