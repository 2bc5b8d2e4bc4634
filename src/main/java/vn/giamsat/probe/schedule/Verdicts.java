package vn.giamsat.probe.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import vn.giamsat.health.CameraHealth;
import vn.giamsat.health.HealthJournal;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.memory.PictureMemories;
import vn.giamsat.registry.ProbeTargets.Watched;

/// What an outcome means for the camera's next probe.
@ApplicationScoped
class Verdicts {
    private final HealthJournal journal;
    private final PictureMemories memories;
    private final ProbeMetrics metrics;

    Verdicts(HealthJournal journal, PictureMemories memories, ProbeMetrics metrics) {
        this.journal = journal;
        this.memories = memories;
        this.metrics = metrics;
    }

    void started(Duration lateness) {
        metrics.started(lateness);
    }

    /// Takes note of an outcome, whether it counts for the camera or not.
    void ended(ProbeOutcome outcome) {
        metrics.ended(outcome);
    }

    /// Folds an outcome into the camera's health.
    Next on(Watched camera, ProbeOutcome outcome) {
        var health = journal.fold(outcome);
        if (rests(camera, health)) {
            return Next.REST;
        }
        return health.undecided() ? Next.RECHECK : Next.IN_TURN;
    }

    /// Whether the camera's login was refused and neither address nor login changed since.
    boolean rests(Watched camera) {
        return journal.of(camera.cameraId()).map(health -> rests(camera, health)).orElse(false);
    }

    private static boolean rests(Watched camera, CameraHealth health) {
        return health.rejectedAt()
                .map(refused -> !camera.accessChangedAt().isAfter(refused))
                .orElse(false);
    }

    void forget(UUID cameraId) {
        journal.forget(cameraId);
        memories.forget(cameraId);
    }
}
