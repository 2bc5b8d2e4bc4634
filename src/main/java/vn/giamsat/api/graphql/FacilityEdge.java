package vn.giamsat.api.graphql;

import vn.giamsat.registry.FacilityView;

/// A facility and its place in the list.
public record FacilityEdge(String cursor, FacilityView node) {}
