package vn.giamsat.api.graphql;

import vn.giamsat.health.HealthChange;

/// A change of a camera's state and its place in the list.
public record HealthChangeEdge(String cursor, HealthChange node) {}
