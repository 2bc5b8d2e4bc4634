package vn.giamsat.probe.media;

/// A piece of an array of bytes.
record Span(int offset, int length) {}
