package vn.giamsat.probe.schedule;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Scope;
import vn.giamsat.access.Viewer;
import vn.giamsat.health.HealthJournal;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.registry.CameraState;
import vn.giamsat.registry.CameraView;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Probes that people ask for. Event loop; the outcome comes on the asker's context.
@ApplicationScoped
public class ProbeRequests {
    private final TargetFeed feed;
    private final Scheduler scheduler;
    private final HealthJournal journal;

    ProbeRequests(TargetFeed feed, Scheduler scheduler, HealthJournal journal) {
        this.feed = feed;
        this.scheduler = scheduler;
        this.journal = journal;
    }

    /// Probes the camera before all others, also one that rests after a refused login. The item
    /// comes when the outcome is folded into the camera's health and, unless the database is away,
    /// written, within about a minute at worst; who waits less long just lets go, the probe goes
    /// on. Several who ask at the same time share one probe; who asks while the camera is being
    /// probed gets that outcome.
    ///
    /// @throws Problem NOT_FOUND outside the provinces where the viewer may probe,
    ///     CAMERA_NOT_IN_SERVICE
    public Uni<ProbeOutcome> now(CameraView camera, Viewer viewer) {
        if (!admits(viewer.scope(Permission.PROBE), camera.province())) {
            return Uni.createFrom().failure(new Problem(ErrorCode.NOT_FOUND));
        }
        if (camera.state() != CameraState.IN_SERVICE) {
            return Uni.createFrom().failure(new Problem(ErrorCode.CAMERA_NOT_IN_SERVICE));
        }
        return Uni.createFrom().deferred(() -> asked(camera.id(), Vertx.currentContext()));
    }

    private Uni<ProbeOutcome> asked(UUID cameraId, @Nullable Context asker) {
        return feed.refresh(cameraId)
                .onFailure() // the database is away: what is in memory is asked
                .recoverWithNull()
                .chain(() -> scheduler.ask(cameraId))
                .call(() -> journal.flush().onFailure().recoverWithNull())
                .emitOn(task -> on(asker, task));
    }

    private static void on(@Nullable Context asker, Runnable task) {
        if (asker == null) {
            task.run();
        } else {
            asker.runOnContext(turn -> task.run());
        }
    }

    private static boolean admits(Scope scope, String province) {
        return switch (scope) {
            case Scope.Nation _ -> true;
            case Scope.Provinces some -> some.keys().contains(province);
            case Scope.Probing _ -> false;
        };
    }
}
