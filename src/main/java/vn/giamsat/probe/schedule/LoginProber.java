package vn.giamsat.probe.schedule;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Prober;
import vn.giamsat.registry.ProbeTargets;
import vn.giamsat.registry.ProbeTargets.Watched;

/// Opens a camera's login at the last moment and probes the camera. A login that does not open is
/// our own fault (another key than the one that sealed it) and judges no camera. Runs where it is
/// called.
@Singleton
class LoginProber {
    private static final Logger LOG = Logger.getLogger(LoginProber.class);

    private final ProbeTargets targets;
    private final Prober prober;
    private final Clock clock;
    private final Set<UUID> unopened = ConcurrentHashMap.newKeySet();

    LoginProber(ProbeTargets targets, Prober prober, Clock clock) {
        this.targets = targets;
        this.prober = prober;
        this.clock = clock;
    }

    Uni<ProbeOutcome> probe(Watched camera, Look look) {
        return opened(camera)
                .map(target -> prober.probe(target, look))
                .orElseGet(() -> closed(camera));
    }

    private Optional<ProbeTarget> opened(Watched camera) {
        try {
            var target = targets.opened(camera);
            unopened.remove(camera.cameraId());
            return Optional.of(target);
        } catch (RuntimeException foreignSeal) {
            if (unopened.add(camera.cameraId())) {
                LOG.warnf(
                        "A stored login does not open, its camera is not probed cameraId=%s: %s",
                        camera.cameraId(), foreignSeal.getMessage());
            }
            return Optional.empty();
        }
    }

    private Uni<ProbeOutcome> closed(Watched camera) {
        return Uni.createFrom()
                .item(
                        OwnFault.of(
                                camera.cameraId(),
                                clock.instant(),
                                "the stored login does not open"));
    }
}
