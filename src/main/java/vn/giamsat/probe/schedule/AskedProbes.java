package vn.giamsat.probe.schedule;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import vn.giamsat.health.HealthJournal;
import vn.giamsat.probe.ProbeOutcome;

/// Probes of cameras of this replica that somebody waits for. Event loop.
@ApplicationScoped
class AskedProbes {
    private final TargetFeed feed;
    private final Scheduler scheduler;
    private final HealthJournal journal;

    AskedProbes(TargetFeed feed, Scheduler scheduler, HealthJournal journal) {
        this.feed = feed;
        this.scheduler = scheduler;
        this.journal = journal;
    }

    /// Probes the camera as it is entered now, before all others.
    ///
    /// @throws vn.giamsat.shared.Problem NOT_FOUND, CAMERA_NOT_IN_SERVICE
    /// @throws OwnedElsewhere when it becomes another replica's meanwhile
    Uni<ProbeOutcome> probe(UUID cameraId) {
        return feed.refresh(cameraId)
                .onFailure() // the database is away: what is in memory is asked
                .recoverWithNull()
                .chain(() -> scheduler.ask(cameraId))
                .call(() -> journal.flush(cameraId).onFailure().recoverWithNull());
    }
}
