package vn.giamsat.probe.schedule;

import java.time.Instant;
import vn.giamsat.registry.ProbeTargets.Watched;

/// One camera of the timetable, in exactly one of four conditions. Confined to the timetable.
final class PlannedCamera {
    enum Condition {
        /// Not due yet.
        SCHEDULED,
        /// Due, in its lane.
        WAITING,
        RUNNING,
        /// Left alone until its access changes or a person asks.
        RESTING
    }

    final Backoff backoff = new Backoff();
    Watched camera;
    Lane lane;
    double phase;
    Condition condition = Condition.RESTING;
    Instant due = Instant.EPOCH;

    /// Of a probe, or when it was taken up.
    Instant lastStart;

    /// The turn that is nearest to it takes a picture.
    Instant pictureDue = Instant.EPOCH;

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

    /// Tells the valid place in the due queue from those that were given up.
    long ticket;

    PlannedCamera(Watched camera, Lane lane, Instant now) {
        this.camera = camera;
        this.lane = lane;
        this.lastStart = now;
        this.phase = lane.nextPhase();
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
