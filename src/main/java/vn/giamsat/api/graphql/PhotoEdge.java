package vn.giamsat.api.graphql;

import vn.giamsat.photo.PhotoView;

/// A photo and its place in the list.
public record PhotoEdge(String cursor, PhotoView node) {}
