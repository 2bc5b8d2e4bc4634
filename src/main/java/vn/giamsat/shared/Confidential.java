package vn.giamsat.shared;

/// Something that is answered with a secret in it, which is told this once: an answer that is kept
/// to be repeated is kept sealed.
public interface Confidential {}
