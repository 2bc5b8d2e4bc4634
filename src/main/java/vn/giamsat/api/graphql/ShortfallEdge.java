package vn.giamsat.api.graphql;

import vn.giamsat.campaign.ShortfallView;

/// A facility below what is required, and its place in the list.
public record ShortfallEdge(String cursor, ShortfallView node) {}
