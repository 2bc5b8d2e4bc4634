package vn.giamsat.probe;

import org.jspecify.annotations.Nullable;

/// What a device says that it is; each at most 100 characters, absent when it was not told.
public record DeviceFacts(
        @Nullable String manufacturer,
        @Nullable String model,
        @Nullable String firmware,
        @Nullable String serial) {}
