package vn.giamsat.probe.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.schedule.Timetable.Round;
import vn.giamsat.registry.ProbeTargets.Watched;

/// When a camera is due next, and when its picture is: each at its own tempo. Keeps the second in
/// the camera and tells the first. Confined to the timetable.
final class Agenda {
    private final Supplier<Pace> pace;
    private final Rhythm rhythm;

    Agenda(Supplier<Pace> pace, RandomGenerator random) {
        this.pace = pace;
        this.rhythm = new Rhythm(pace, random);
    }

    /// When a camera that is taken up is due; empty for one that rests.
    Optional<Instant> first(PlannedCamera camera, Beginning beginning, Round round) {
        return switch (beginning) {
            case Beginning.Resting() -> Optional.empty();
            case Beginning.Unseen() -> Optional.of(firstPicture(camera, round));
            case Beginning.Seen(var at) -> {
                planPicture(camera, at);
                if (camera.pictureDue().isBefore(round.now())) {
                    camera.pictureDueAt(pictureSoon(camera, round));
                }
                yield Optional.of(rhythm.firstTurn(camera.phase, round, tempo(camera)));
            }
        };
    }

    /// When a camera of which nothing is known is due, to take a picture.
    Instant firstPicture(PlannedCamera camera, Round round) {
        camera.pictureDueAt(round.now());
        return pictureSoon(camera, round);
    }

    private Instant pictureSoon(PlannedCamera camera, Round round) {
        return rhythm.firstPicture(camera.phase, round, tempo(camera));
    }

    /// When a camera is due after a probe; empty for one that rests.
    Optional<Instant> after(PlannedCamera camera, Next next, Instant now) {
        if (camera.takesPicture && next != Next.UNDONE) {
            camera.hasLostPicture = false;
            camera.isDecisive = next == Next.RECHECK;
        }
        return switch (next) {
            case IN_TURN -> {
                camera.backoff.well(now);
                if (camera.takesPicture) {
                    planPicture(camera, now);
                }
                yield Optional.of(turn(camera, now));
            }
            case UNDONE -> Optional.of(undone(camera, now));
            case RECHECK -> {
                camera.backoff.notWell(now);
                yield Optional.of(asFar(camera, rhythm.recheck(camera.due(), now)));
            }
            case BACK_OFF -> {
                camera.backoff.notWell(now);
                yield Optional.of(asFar(camera, afterAWhile(camera, now)));
            }
            case PICTURE -> {
                camera.pictureDueAt(now);
                camera.isDecisive = true;
                yield Optional.of(camera.postponesPicture ? inATurn(camera, now) : now);
            }
            case REST -> Optional.empty();
        };
    }

    /// The camera's next turn, but no later than most cameras': its state waits for a decoder.
    private Instant inATurn(PlannedCamera camera, Instant now) {
        var own = turn(camera, now);
        var usual = now.plus(pace.get().tempo().turn());
        return own.isBefore(usual) ? own : usual;
    }

    /// A picture that was lost is due in the next turn; lost again, or while we are late, at its
    /// place in the interval of pictures. Else a service that was late for some minutes would owe
    /// each camera a picture in each turn, many times its work, and would be late for ever.
    private Instant undone(PlannedCamera camera, Instant now) {
        if (camera.takesPicture) {
            if (camera.hasLostPicture || camera.late) {
                planPicture(camera, now);
            }
            camera.hasLostPicture = true;
        }
        return turn(camera, now);
    }

    /// No later than the power is back.
    private Instant afterAWhile(PlannedCamera camera, Instant now) {
        var due = rhythm.within(longestWait(camera), now);
        return camera.camera.powerBackAt().filter(now::isBefore).filter(due::isAfter).orElse(due);
    }

    /// No sooner than a camera that is well.
    private Duration longestWait(PlannedCamera camera) {
        var ceiling = camera.backoff.ceiling(pace.get().backoff());
        var turn = tempo(camera).turn();
        return ceiling.compareTo(turn) < 0 ? turn : ceiling;
    }

    private static Instant asFar(PlannedCamera camera, Instant due) {
        if (camera.takesPicture) {
            camera.pictureDueAt(due);
        }
        return due;
    }

    /// When a camera is due that waits for its turn, now that it is entered otherwise; empty for
    /// one that need not come sooner.
    Optional<Instant> revised(PlannedCamera camera, Watched before, Instant now) {
        var power = camera.camera.powerBackAt();
        if (camera.backoff.isDown() && !power.equals(before.powerBackAt())) {
            camera.backoff.reset();
            return power.map(back -> back.isBefore(now) ? now : back)
                    .filter(due -> due.isBefore(camera.due()));
        }
        return tempo(camera.camera).isQuickerThan(tempo(before))
                ? sooner(camera, now)
                : Optional.empty();
    }

    /// When a camera is due that waits for its turn, and whose tempo changed; empty for one that
    /// need not come sooner. One that stays down keeps its distance.
    Optional<Instant> sooner(PlannedCamera camera, Instant now) {
        if (camera.backoff.isDown()) {
            return Optional.empty();
        }
        var picture = rhythm.picture(camera.phase, tempo(camera), now);
        if (picture.isBefore(camera.pictureDue())) {
            camera.pictureDueAt(picture);
        }
        return Optional.of(turn(camera, now)).filter(due -> due.isBefore(camera.due()));
    }

    /// Whether a probe that starts now takes the camera's picture: no other turn is nearer to it.
    boolean isPictureDue(PlannedCamera camera, Instant now) {
        var tempo = tempo(camera);
        return tempo.isAlwaysPicture()
                || !camera.pictureDue().isAfter(now.plusNanos(tempo.turn().toNanos() / 2));
    }

    /// Whether a probe that starts now makes this round take over twice its time, and nobody but us
    /// is why: the camera has been due for a whole turn, and its lane was free for as long. A turn
    /// is as long as most cameras' at least: who asks for a quicker one is late, not unjudged.
    boolean isOverdue(PlannedCamera camera, Instant now) {
        var own = tempo(camera).turn();
        var usual = pace.get().tempo().turn();
        var turn = own.compareTo(usual) > 0 ? own : usual;
        return camera.lastStart().plus(turn).plus(turn).isBefore(now)
                && camera.lane.ready(camera).plus(turn).isBefore(now);
    }

    private void planPicture(PlannedCamera camera, Instant last) {
        camera.pictureDueAt(rhythm.picture(camera.phase, tempo(camera), last));
    }

    private Instant turn(PlannedCamera camera, Instant now) {
        return rhythm.next(camera.phase, tempo(camera), now);
    }

    private Tempo tempo(PlannedCamera camera) {
        return tempo(camera.camera);
    }

    /// Its own, else what is usual now.
    Tempo tempo(Watched camera) {
        var usual = pace.get().tempo();
        var own = camera.intervals();
        return own.areInherited()
                ? usual
                : new Tempo(
                        either(own.descriptionSeconds(), usual.description()),
                        either(own.pictureSeconds(), usual.picture()));
    }

    private static Duration either(@Nullable Integer ownSeconds, Duration usual) {
        return ownSeconds == null ? usual : Duration.ofSeconds(ownSeconds);
    }
}
