package vn.giamsat.probe.schedule;

import java.time.Duration;
import java.util.List;
import vn.giamsat.health.HealthConfig;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamReceiver.Depth;

/// The numbers that the timetable keeps, checked.
///
/// @param byItself whether cameras become due; when not, only asked probes run
/// @param tempo of cameras that have none of their own
/// @param jitter share of the interval, 0–0.2; more would let a camera meet its place twice
/// @param recheckAfter instead of the interval, while a camera's state is undecided
/// @param lateAfter who starts a probe so long after it was due is late, and does nothing twice
/// @param concurrency probes that run at once
/// @param backoff how long a camera that stays down is left alone at most, after the first probe
///     that found it so, the second ...; the last holds for all that follow
record Pace(
        boolean byItself,
        Tempo tempo,
        double jitter,
        Duration recheckAfter,
        Duration lateAfter,
        int concurrency,
        List<Duration> backoff) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final double MOST_JITTER = 0.2;

    Pace {
        backoff = List.copyOf(backoff);
        require(fits(tempo.description()), "giamsat.schedule.interval must be from 1s to 365d");
        require(fits(tempo.picture()), "giamsat.schedule.picture-interval must be from 1s to 365d");
        require(
                jitter >= 0 && jitter <= MOST_JITTER,
                "giamsat.schedule.jitter must be between 0 and 0.2");
        require(fits(recheckAfter), "giamsat.health.recheck-after must be from 1s to 365d");
        require(concurrency >= 1, "giamsat.schedule.concurrency must be at least 1");
        require(
                !backoff.isEmpty()
                        && backoff.stream().allMatch(Pace::fits)
                        && backoff.equals(backoff.stream().sorted().toList()),
                "giamsat.schedule.backoff must be durations from 1s to 365d that do not get shorter");
    }

    static Pace of(ScheduleConfig schedule, HealthConfig health) {
        return new Pace(
                schedule.enabled(),
                new Tempo(schedule.interval(), schedule.pictureInterval()),
                schedule.jitter(),
                health.recheckAfter(),
                schedule.lateAfter(),
                schedule.concurrency(),
                schedule.backoff());
    }

    /// How far a probe of the description goes.
    ///
    /// @throws IllegalArgumentException for a rung that is none of its ends
    static Depth depth(Rung rung) {
        return switch (rung) {
            case DESCRIBED -> Depth.DESCRIPTION;
            case RECEIVING -> Depth.RECEPTION;
            default ->
                    throw new IllegalArgumentException(
                            "giamsat.schedule.description-rung must be DESCRIBED or RECEIVING");
        };
    }

    /// The same with another tempo.
    Pace at(Tempo other) {
        return new Pace(byItself, other, jitter, recheckAfter, lateAfter, concurrency, backoff);
    }

    private static boolean fits(Duration duration) {
        return duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
