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
public record StreamFacts(
        VideoCodec codec,
        @Nullable String profile,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double framesPerSecond,
        @Nullable Long bitsPerSecond,
        @Nullable Duration keyFrameInterval,
        long packetsReceived,
        long packetsLost) {}
