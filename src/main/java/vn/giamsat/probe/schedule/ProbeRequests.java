package vn.giamsat.probe.schedule;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import vn.giamsat.access.AuditNotes;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Viewer;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.registry.CameraState;
import vn.giamsat.registry.CameraView;
import vn.giamsat.registry.Cameras;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Turns;

/// Probes that people ask for. Event loop; the outcome comes on the asker's context.
@ApplicationScoped
public class ProbeRequests {
    private final Cameras cameras;
    private final Errands errands;
    private final AuditNotes notes;

    ProbeRequests(Cameras cameras, Errands errands, AuditNotes notes) {
        this.cameras = cameras;
        this.errands = errands;
        this.notes = notes;
    }

    /// Probes the camera before all others, also one that rests after a refused login. The item
    /// comes when the outcome is folded into the camera's health and, unless the database is away,
    /// written, within about a minute at worst; who waits less long just lets go, the probe goes
    /// on. Any replica may be asked: the one that owns the camera probes it. Several who ask at the
    /// same time share one probe; who asks while the camera is being probed gets that outcome. Each
    /// is written into the audit before.
    ///
    /// @throws Problem NOT_FOUND outside the scope where the viewer may probe,
    ///     CAMERA_NOT_IN_SERVICE
    public Uni<ProbeOutcome> now(UUID cameraId, Viewer viewer) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            var asker = Vertx.currentContext();
                            return cameras.byId(cameraId, viewer, Permission.PROBE)
                                    .invoke(ProbeRequests::demandInService)
                                    .call(camera -> notes.probeAsked(cameraId, viewer))
                                    .chain(camera -> errands.probe(cameraId))
                                    .emitOn(task -> Turns.on(asker, task));
                        });
    }

    private static void demandInService(CameraView camera) {
        if (camera.state() != CameraState.IN_SERVICE) {
            throw new Problem(ErrorCode.CAMERA_NOT_IN_SERVICE);
        }
    }
}
