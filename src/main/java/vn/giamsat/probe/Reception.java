package vn.giamsat.probe;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the network part of a probe brought home. With no failure, a description reached DESCRIBED,
/// a reception RECEIVING, and a picture reception reached KEYFRAME and holds the picture.
///
/// @param tracks kinds and codecs of all that the stream's description offers, in its order; null
///     below DESCRIBED
/// @param timings for each rung that was reached, the time from the start of the probe
public record Reception(
        Rung reached,
        @Nullable Failure failure,
        Map<Rung, Duration> timings,
        @Nullable StreamFacts stream,
        @Nullable String tracks,
        @Nullable EncodedPicture picture) {
    public Reception {
        timings = Map.copyOf(timings);
    }

    /// The same, in a probe that began earlier.
    public Reception startedBefore(Duration earlier) {
        var later = new EnumMap<Rung, Duration>(Rung.class);
        timings.forEach((rung, after) -> later.put(rung, after.plus(earlier)));
        return new Reception(reached, failure, later, stream, tracks, picture);
    }
}
