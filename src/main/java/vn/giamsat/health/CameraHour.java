package vn.giamsat.health;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the probes of a camera found that began in one hour.
///
/// @param up probes after which the camera was UP, after hysteresis; likewise the others
/// @param unjudged probes that were our own fault, which count nowhere else
/// @param rungs those that were the highest of some probe
/// @param timings of the rungs that were reached
/// @param bitsPerSecond of the video payload; null when no probe saw it, as `framesPerSecond`
public record CameraHour(
        Instant from,
        int unknown,
        int up,
        int degraded,
        int down,
        int unjudged,
        List<RungCount> rungs,
        List<TimingSpread> timings,
        @Nullable Spread bitsPerSecond,
        @Nullable Spread framesPerSecond) {
    public CameraHour {
        rungs = List.copyOf(rungs);
        timings = List.copyOf(timings);
    }
}
