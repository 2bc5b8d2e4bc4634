package vn.giamsat.probe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What was learned about the stream. Null means that the probe did not see enough to tell.
///
/// @param profile as the codec names it, for example `high` or `main`
/// @param framesPerSecond seen, from RTP timestamps
/// @param bitsPerSecond seen, of the video payload
/// @param keyFrameInterval seen, between two key frames; null when only one came by
/// @param packetsLost gaps in RTP sequence numbers
/// @param clockOffset how far the camera's clock is ahead of ours, by its last RTCP sender report,
///     else by the Date of its last answer, which is good to a second or two; negative when behind
/// @param stillFor how long, by its own clock, the stream was nothing but the same picture to the
///     byte; null when pictures differed or only one came
public record StreamFacts(
        VideoCodec codec,
        @Nullable String profile,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double framesPerSecond,
        @Nullable Long bitsPerSecond,
        @Nullable Duration keyFrameInterval,
        long packetsReceived,
        long packetsLost,
        @Nullable Duration clockOffset,
        @Nullable Duration stillFor) {
    /// Of a camera that told no time and whose pictures differed.
    public StreamFacts(
            VideoCodec codec,
            @Nullable String profile,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Double framesPerSecond,
            @Nullable Long bitsPerSecond,
            @Nullable Duration keyFrameInterval,
            long packetsReceived,
            long packetsLost) {
        this(
                codec,
                profile,
                width,
                height,
                framesPerSecond,
                bitsPerSecond,
                keyFrameInterval,
                packetsReceived,
                packetsLost,
                null,
                null);
    }

    /// The same, with what the camera's clock showed.
    public StreamFacts withClock(@Nullable Duration offset) {
        return new StreamFacts(
                codec,
                profile,
                width,
                height,
                framesPerSecond,
                bitsPerSecond,
                keyFrameInterval,
                packetsReceived,
                packetsLost,
                offset,
                stillFor);
    }

    /// The same, of which nothing but the same picture came for so long.
    public StreamFacts withStillFor(@Nullable Duration still) {
        return new StreamFacts(
                codec,
                profile,
                width,
                height,
                framesPerSecond,
                bitsPerSecond,
                keyFrameInterval,
                packetsReceived,
                packetsLost,
                clockOffset,
                still);
    }
}
