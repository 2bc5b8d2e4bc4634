package vn.giamsat.probe;

import org.jspecify.annotations.Nullable;

/// What the registry says a stream should be. Null means no expectation.
///
/// @param framesPerSecond a stream below 60 % of it is FPS_LOW
/// @param kilobitsPerSecond a stream that is far from it is BITRATE_MISMATCH
public record Expectation(
        @Nullable VideoCodec codec,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double framesPerSecond,
        @Nullable Integer kilobitsPerSecond) {
    public static final Expectation ANYTHING = new Expectation(null, null, null, null, null);
}
