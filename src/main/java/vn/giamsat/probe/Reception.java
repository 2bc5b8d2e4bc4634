package vn.giamsat.probe;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the network part of a probe brought home. With no failure, a description reached DESCRIBED
/// and a picture reception reached KEYFRAME and holds the picture.
///
/// @param timings for each rung that was reached, the time from the start of the probe
public record Reception(
        Rung reached,
        @Nullable Failure failure,
        Map<Rung, Duration> timings,
        @Nullable StreamFacts stream,
        @Nullable EncodedPicture picture) {
    public Reception {
        timings = Map.copyOf(timings);
    }
}
