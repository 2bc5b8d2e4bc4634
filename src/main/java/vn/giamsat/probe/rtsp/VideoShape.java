package vn.giamsat.probe.rtsp;

import org.jspecify.annotations.Nullable;

/// What a stream's own headers say of its pictures. Null where they say nothing that makes sense.
record VideoShape(@Nullable String profile, @Nullable Integer width, @Nullable Integer height) {
    static final VideoShape UNKNOWN = new VideoShape(null, null, null);
    private static final int LARGEST_SIDE = 16_384;

    /// A shape whose size is dropped when no camera can have it.
    static VideoShape of(@Nullable String profile, long width, long height) {
        var sane = width > 0 && height > 0 && width <= LARGEST_SIDE && height <= LARGEST_SIDE;
        return sane
                ? new VideoShape(profile, (int) width, (int) height)
                : new VideoShape(profile, null, null);
    }
}
