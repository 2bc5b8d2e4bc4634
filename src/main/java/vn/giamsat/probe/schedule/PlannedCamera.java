package vn.giamsat.probe.schedule;

import java.time.Instant;
import java.util.List;
import vn.giamsat.registry.ProbeTargets.Watched;

/// One camera of the timetable, in exactly one of four conditions. What each probe changes are
/// numbers, not references ([EpochNanos]). Confined to the timetable.
final class PlannedCamera {
    enum Condition {
        /// Not due yet.
        SCHEDULED,
        /// Due, in its lane.
        WAITING,
        RUNNING,
        /// Left alone until its access changes or a person asks.
        RESTING;

        private static final List<Condition> ALL = List.of(values());
    }

    final Backoff backoff = new Backoff();
    Watched camera;
    Lane lane;
    double phase;
    private byte condition;
    private long dueNanos;
    private long lastStartNanos;
    private long pictureDueNanos;

    /// The running probe began late.
    boolean late;

    /// The last picture came to nothing by our own fault.
    boolean hasLostPicture;

    /// A person waits for the next probe, which takes a picture.
    boolean asked;

    /// The running probe takes a picture.
    boolean takesPicture;

    /// The running probe takes none, though it is due.
    boolean postponesPicture;

    /// The next picture decides something: the last probe contradicted the camera's state, or asked
    /// for a picture.
    boolean isDecisive;

    /// What it counts in the demand.
    Demand.Share share = Demand.Share.NONE;

    /// Its address or login changed after the running probe began.
    boolean outdated;

    /// The review in which it was last put.
    int review;

    /// The due queue's number for it.
    int number = DueQueue.NONE;

    PlannedCamera(Watched camera, Lane lane, Instant now) {
        this.camera = camera;
        this.lane = lane;
        this.phase = lane.nextPhase();
        turnTo(Condition.RESTING);
        startAt(now);
        dueAt(Instant.EPOCH);
        pictureDueAt(Instant.EPOCH);
    }

    Condition condition() {
        return Condition.ALL.get(condition);
    }

    void turnTo(Condition next) {
        condition = (byte) next.ordinal();
    }

    Instant due() {
        return EpochNanos.instant(dueNanos);
    }

    void dueAt(Instant at) {
        dueNanos = EpochNanos.of(at);
    }

    /// Of the last probe, or when it was taken up.
    Instant lastStart() {
        return EpochNanos.instant(lastStartNanos);
    }

    void startAt(Instant at) {
        lastStartNanos = EpochNanos.of(at);
    }

    /// The turn that is nearest to it takes a picture.
    Instant pictureDue() {
        return EpochNanos.instant(pictureDueNanos);
    }

    void pictureDueAt(Instant at) {
        pictureDueNanos = EpochNanos.of(at);
    }

    /// Moves to another endpoint's lane, and to a place in the interval that suits it.
    void moveTo(Lane other) {
        lane.remove(this);
        lane.cameras--;
        other.cameras++;
        lane = other;
        phase = other.nextPhase();
    }
}
