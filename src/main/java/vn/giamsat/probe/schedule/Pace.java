package vn.giamsat.probe.schedule;

import java.time.Duration;
import vn.giamsat.health.HealthConfig;

/// The numbers that the timetable keeps, checked.
///
/// @param byItself whether cameras become due; when not, only asked probes run
/// @param interval from one probe of a camera to the next
/// @param jitter share of the interval, 0–0.2; more would let a camera meet its place twice
/// @param recheckAfter instead of the interval, while a camera's state is undecided
/// @param concurrency probes that run at once
record Pace(
        boolean byItself,
        Duration interval,
        double jitter,
        Duration recheckAfter,
        int concurrency) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final double MOST_JITTER = 0.2;

    Pace {
        require(interval.compareTo(SHORTEST) >= 0, "giamsat.schedule.interval must be at least 1s");
        require(
                jitter >= 0 && jitter <= MOST_JITTER,
                "giamsat.schedule.jitter must be between 0 and 0.2");
        require(
                recheckAfter.compareTo(SHORTEST) >= 0,
                "giamsat.health.recheck-after must be at least 1s");
        require(concurrency >= 1, "giamsat.schedule.concurrency must be at least 1");
    }

    static Pace of(ScheduleConfig schedule, HealthConfig health) {
        return new Pace(
                schedule.enabled(),
                schedule.interval(),
                schedule.jitter(),
                health.recheckAfter(),
                schedule.concurrency());
    }

    /// The same with another interval.
    Pace every(Duration otherInterval) {
        return new Pace(byItself, otherInterval, jitter, recheckAfter, concurrency);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
