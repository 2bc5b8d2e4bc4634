package vn.giamsat.api.graphql;

import vn.giamsat.registry.CameraView;

/// A camera and its place in the list.
public record CameraEdge(String cursor, CameraView node) {}
