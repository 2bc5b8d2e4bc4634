package vn.giamsat.probe.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// When a camera is due. Each camera has a fixed place in the interval (its phase) and comes back
/// to it after re-checks, asked probes and outages of ours: cameras that were late together do not
/// stay together, and nothing drifts into lockstep. The jitter moves single probes, not the place.
/// Pure but for the random source; the time is passed in.
final class Rhythm {
    /// Few new cameras are probed soon, many are spread over the whole interval.
    private static final Duration FIRST_PROBES_APART = Duration.ofMillis(40);

    /// A place in the interval that comes sooner than this share of it is left out.
    private static final int NEAREST_PLACE = 4;

    private final Supplier<Pace> pace;
    private final RandomGenerator random;

    Rhythm(Supplier<Pace> pace, RandomGenerator random) {
        this.pace = pace;
        this.random = random;
    }

    /// The first probe of one of many cameras that are taken up together.
    ///
    /// @param phase 0–1
    Instant first(double phase, int cameras, Instant now) {
        var needed = FIRST_PROBES_APART.multipliedBy(cameras);
        var interval = pace.get().interval();
        var spread = needed.compareTo(interval) < 0 ? needed : interval;
        return now.plus(share(spread, phase));
    }

    /// The next probe after one that left nothing open.
    Instant next(double phase, Instant now) {
        var interval = pace.get().interval();
        var place = share(interval, phase);
        var earliest = now.plus(interval.dividedBy(NEAREST_PLACE));
        var behind = Duration.between(Instant.EPOCH.plus(place), earliest).toNanos();
        var rounds = Math.ceilDiv(behind, interval.toNanos());
        return Instant.EPOCH
                .plus(place)
                .plus(interval.multipliedBy(rounds))
                .plus(jittered(interval));
    }

    /// The next probe after one that contradicted the camera's state.
    Instant recheck(Instant now) {
        var recheckAfter = pace.get().recheckAfter();
        return now.plus(recheckAfter).plus(jittered(recheckAfter));
    }

    private Duration jittered(Duration around) {
        return share(around, pace.get().jitter() * (2 * random.nextDouble() - 1));
    }

    private static Duration share(Duration whole, double share) {
        return Duration.ofNanos((long) (whole.toNanos() * share));
    }
}
