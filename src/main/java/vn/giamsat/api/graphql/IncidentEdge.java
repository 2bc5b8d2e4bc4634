package vn.giamsat.api.graphql;

import vn.giamsat.health.IncidentView;

/// An incident and its place in the list.
public record IncidentEdge(String cursor, IncidentView node) {}
