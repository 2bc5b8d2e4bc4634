package vn.giamsat.api.graphql;

/// A facility and its place in the list.
public record FacilityEdge(String cursor, FacilityNode node) {}
