package vn.giamsat.probe;

import java.util.Optional;

/// An address as a person entered it, taken apart.
public record Entered(StreamAddress address, Optional<Credentials> credentials) {}
