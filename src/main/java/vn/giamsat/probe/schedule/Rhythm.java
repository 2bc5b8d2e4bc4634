package vn.giamsat.probe.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vn.giamsat.probe.schedule.Timetable.Round;

/// When a camera is due. Each camera has a fixed place in the interval (its phase) and comes back
/// to it after re-checks, asked probes and outages of ours: cameras that were late together do not
/// stay together, and nothing drifts into lockstep. Its pictures have such a place too, among the
/// turns of the longer interval. The jitter moves single probes, not the place. Pure but for the
/// random source; the time is passed in.
final class Rhythm {
    /// Few new cameras are probed soon, many are spread over the whole interval.
    private static final Duration FIRST_PROBES_APART = Duration.ofMillis(40);

    /// A place in the interval that comes sooner than this share of it is left out.
    private static final int NEAREST_PLACE = 4;

    /// No recheck begins sooner after the end of the last probe than this share of its distance.
    private static final int NEAREST_RECHECK = 4;

    /// Spreads pictures over turns as the phase spreads turns over time: a prime, so that what is
    /// close together in one is not in the other.
    private static final int PICTURE_STRIDE = 997;

    private final Supplier<Pace> pace;
    private final RandomGenerator random;

    Rhythm(Supplier<Pace> pace, RandomGenerator random) {
        this.pace = pace;
        this.random = random;
    }

    /// The first turn of one of these cameras, which are taken up together: few are probed soon,
    /// many at their places, so that the second round is as even as the first.
    ///
    /// @param phase 0–1
    Instant firstTurn(double phase, Round round, Tempo tempo) {
        return isShort(round, tempo.turn())
                ? soon(phase, round)
                : place(phase, tempo.turn(), round.now());
    }

    /// As `firstTurn`, the first picture: within one interval of pictures.
    Instant firstPicture(double phase, Round round, Tempo tempo) {
        return isShort(round, tempo.picture())
                ? soon(phase, round)
                : picture(phase, tempo, round.now().minus(tempo.turn().dividedBy(2)));
    }

    private static boolean isShort(Round round, Duration interval) {
        var needed = FIRST_PROBES_APART.multipliedBy(round.before() + round.cameras());
        return needed.compareTo(interval) < 0;
    }

    private static Instant soon(double phase, Round round) {
        var begin = round.now().plus(FIRST_PROBES_APART.multipliedBy(round.before()));
        return begin.plus(share(FIRST_PROBES_APART.multipliedBy(round.cameras()), phase));
    }

    /// The next probe after one that left nothing open.
    Instant next(double phase, Tempo tempo, Instant now) {
        var interval = tempo.turn();
        var earliest = now.plusNanos(interval.toNanos() / NEAREST_PLACE);
        return place(phase, interval, earliest).plus(jittered(interval));
    }

    /// The first place of this phase that is not before this time.
    private static Instant place(double phase, Duration interval, Instant earliest) {
        var place = Instant.EPOCH.plus(share(interval, phase));
        var behind = Duration.between(place, earliest).toNanos();
        return place.plusNanos(interval.toNanos() * Math.ceilDiv(behind, interval.toNanos()));
    }

    /// The turn that takes the next picture: the last of those with this camera's place that is not
    /// more than the interval (and half a turn, as turns are jittered) behind the last picture.
    Instant picture(double phase, Tempo tempo, Instant last) {
        var stride = phase * PICTURE_STRIDE;
        var turns = (long) ((stride - Math.floor(stride)) * tempo.turns());
        var place =
                Instant.EPOCH
                        .plus(share(tempo.turn(), phase))
                        .plusNanos(tempo.turn().toNanos() * turns);
        var latest = last.plus(tempo.picture()).plusNanos(tempo.turn().toNanos() / 2);
        var behind = Duration.between(place, latest).toNanos();
        var interval = tempo.picture().toNanos();
        return place.plusNanos(interval * Math.floorDiv(behind, interval));
    }

    /// The next probe after one that contradicted the camera's state. Counted from when that one
    /// was due, so that a verdict comes as soon about a camera that lets all limits run out as one
    /// about a camera that refuses at once; but it gets a moment in between.
    Instant recheck(Instant due, Instant now) {
        var recheckAfter = pace.get().recheckAfter();
        var next = due.plus(recheckAfter).plus(jittered(recheckAfter));
        var earliest = now.plusNanos(recheckAfter.toNanos() / NEAREST_RECHECK);
        return next.isBefore(earliest) ? earliest : next;
    }

    /// Some time within this one, any with the same right (full jitter): what went down together
    /// does not come back together.
    Instant within(Duration longest, Instant now) {
        return now.plus(share(longest, random.nextDouble()));
    }

    private Duration jittered(Duration around) {
        return share(around, pace.get().jitter() * (2 * random.nextDouble() - 1));
    }

    private static Duration share(Duration whole, double share) {
        return Duration.ofNanos((long) (whole.toNanos() * share));
    }
}
