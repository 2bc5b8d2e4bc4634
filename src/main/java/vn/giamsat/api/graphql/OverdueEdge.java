package vn.giamsat.api.graphql;

import vn.giamsat.campaign.OverdueView;

/// A facility that has let a deadline pass, and its place in the list.
public record OverdueEdge(String cursor, OverdueView node) {}
