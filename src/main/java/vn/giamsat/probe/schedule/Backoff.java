package vn.giamsat.probe.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How long a camera that stays down is left alone: longer with each probe that finds it so, and
/// from the beginning only when it was well for a minute in between. A camera that comes back for
/// moments does not have the others' probes spent on it. Confined to the timetable.
final class Backoff {
    private static final Duration SUSTAINED = Duration.ofSeconds(60);

    private static final long NEVER = Long.MIN_VALUE;

    private int found;
    private long wellSinceNanos = NEVER;

    /// A probe left nothing open.
    void well(Instant now) {
        wellSinceNanos = wellSinceNanos == NEVER ? EpochNanos.of(now) : wellSinceNanos;
    }

    /// A probe contradicted that.
    void notWell(Instant now) {
        if (wellSinceNanos != NEVER && EpochNanos.of(now) - wellSinceNanos >= SUSTAINED.toNanos()) {
            found = 0;
        }
        wellSinceNanos = NEVER;
    }

    /// A probe found that the camera stays down.
    ///
    /// @param ceilings as [Pace#backoff]
    /// @return the longest time until the next probe
    Duration ceiling(List<Duration> ceilings) {
        var ceiling = ceilings.get(Math.min(found, ceilings.size() - 1));
        found++;
        return ceiling;
    }

    /// The reason may be over: what follows is found anew.
    void reset() {
        found = 0;
    }

    boolean isDown() {
        return found > 0 && wellSinceNanos == NEVER;
    }
}
