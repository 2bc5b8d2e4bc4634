package vn.giamsat.api.graphql;

import vn.giamsat.notice.DeliveryView;

/// A delivery and its place in the list.
public record DeliveryEdge(String cursor, DeliveryView node) {}
