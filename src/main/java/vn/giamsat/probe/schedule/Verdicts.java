package vn.giamsat.probe.schedule;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import vn.giamsat.health.CameraHealth;
import vn.giamsat.health.HealthJournal;
import vn.giamsat.health.HealthState;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeOutcome.Described;
import vn.giamsat.probe.ProbeOutcome.Stopped;
import vn.giamsat.probe.ProbeOutcome.Unjudged;
import vn.giamsat.probe.StreamHabits;
import vn.giamsat.probe.memory.PictureMemories;
import vn.giamsat.registry.ProbeTargets.Watched;

/// What an outcome means for the camera's next probe. Confined to the scheduler's loop.
@Singleton
class Verdicts {
    private final HealthJournal journal;
    private final PictureMemories memories;
    private final StreamHabits habits;
    private final ProbeMetrics metrics;
    private final Descriptions descriptions = new Descriptions();

    Verdicts(
            HealthJournal journal,
            PictureMemories memories,
            StreamHabits habits,
            ProbeMetrics metrics) {
        this.journal = journal;
        this.memories = memories;
        this.habits = habits;
        this.metrics = metrics;
    }

    void started(UUID cameraId, Duration lateness) {
        var state = journal.of(cameraId).map(CameraHealth::state).orElse(HealthState.UNKNOWN);
        metrics.started(state, lateness);
    }

    /// Takes note of an outcome, whether it counts for the camera or not.
    void ended(ProbeOutcome outcome) {
        metrics.ended(outcome);
    }

    /// Folds an outcome into the camera's health.
    ///
    /// @param pictureInterval from one picture of the camera to the next
    Next on(Watched camera, ProbeOutcome outcome, Duration pictureInterval) {
        learn(outcome);
        var asksForPicture = outcome instanceof Described described && asksForPicture(described);
        var health = journal.fold(outcome, pictureInterval);
        if (rests(camera, health)) {
            return Next.REST;
        }
        if (asksForPicture) {
            return Next.PICTURE;
        }
        if (outcome instanceof Stopped stopped && stopped.failure().code().isBusy()) {
            return Next.BACK_OFF;
        }
        if (health.undecided()) {
            return Next.RECHECK;
        }
        if (outcome instanceof Unjudged) {
            return Next.UNDONE;
        }
        return health.staysDown() ? Next.BACK_OFF : Next.IN_TURN;
    }

    private void learn(ProbeOutcome outcome) {
        var trace = outcome.trace();
        if (outcome instanceof Unjudged) {
            memories.dismiss(trace.cameraId());
        } else {
            memories.learn(trace.cameraId(), trace.startedAt());
        }
    }

    /// Lets go of an outcome that is of a camera as it was.
    void dismiss(UUID cameraId) {
        memories.dismiss(cameraId);
    }

    private boolean asksForPicture(Described described) {
        var changed = descriptions.change(described);
        return changed || journal.wantsPicture(described);
    }

    /// How a camera begins that is taken up: as its last probe left it.
    Beginning beginning(Watched camera) {
        return journal.of(camera.cameraId())
                .map(health -> beginning(camera, health))
                .orElseGet(Beginning.Unseen::new);
    }

    private static Beginning beginning(Watched camera, CameraHealth health) {
        var last = health.last();
        if (rests(camera, health)) {
            return new Beginning.Resting();
        }
        return last == null ? new Beginning.Unseen() : new Beginning.Seen(last.startedAt());
    }

    /// Whether the camera's login was refused and neither address nor login changed since.
    private static boolean rests(Watched camera, CameraHealth health) {
        return health.rejectedAt()
                .map(refused -> !camera.accessChangedAt().isAfter(refused))
                .orElse(false);
    }

    /// The next picture is kept: somebody waits for it, or it may show another scene.
    void wantPicture(UUID cameraId) {
        journal.wantPicture(cameraId);
    }

    void forget(UUID cameraId) {
        journal.forget(cameraId);
        descriptions.forget(cameraId);
        memories.forget(cameraId);
        habits.forget(cameraId);
    }
}
