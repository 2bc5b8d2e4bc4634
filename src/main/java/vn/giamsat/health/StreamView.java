package vn.giamsat.health;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.StreamFacts;
import vn.giamsat.probe.VideoCodec;

/// The stream as it was seen last; null where that probe did not see enough.
///
/// @param bitsPerSecond of the video payload
/// @param clockOffsetSeconds how far the camera's clock is ahead of ours, to the millisecond where
///     the stream tells it, else to a second or two; negative when behind
/// @param stillForSeconds how long, by its own clock, the stream was nothing but the same picture
///     to the byte; null also when pictures differed
public record StreamView(
        VideoCodec codec,
        @Nullable String profile,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double framesPerSecond,
        @Nullable Long bitsPerSecond,
        @Nullable Double keyFrameIntervalSeconds,
        long packetsReceived,
        long packetsLost,
        @Nullable Double clockOffsetSeconds,
        @Nullable Double stillForSeconds) {
    public static StreamView of(StreamFacts facts) {
        return new StreamView(
                facts.codec(),
                facts.profile(),
                facts.width(),
                facts.height(),
                facts.framesPerSecond(),
                facts.bitsPerSecond(),
                seconds(facts.keyFrameInterval()),
                facts.packetsReceived(),
                facts.packetsLost(),
                seconds(facts.clockOffset()),
                seconds(facts.stillFor()));
    }

    private static @Nullable Double seconds(@Nullable Duration interval) {
        return interval == null ? null : interval.toMillis() / 1000.0;
    }
}
