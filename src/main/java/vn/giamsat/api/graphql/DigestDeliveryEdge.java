package vn.giamsat.api.graphql;

import vn.giamsat.digest.DigestDelivery;

/// A digest on its way and its place in the list.
public record DigestDeliveryEdge(String cursor, DigestDelivery node) {}
