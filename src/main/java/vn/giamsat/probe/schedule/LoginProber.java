package vn.giamsat.probe.schedule;

import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
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
    private static final Cancellable OVER = () -> {};

    private final ProbeTargets targets;
    private final Prober prober;
    private final Clock clock;
    private final Set<UUID> unopened = ConcurrentHashMap.newKeySet();

    LoginProber(ProbeTargets targets, Prober prober, Clock clock) {
        this.targets = targets;
        this.prober = prober;
        this.clock = clock;
    }

    /// Begins a probe, as a [Prober] does.
    Cancellable begin(Watched camera, Look look, Consumer<ProbeOutcome> whenOver) {
        var target = opened(camera);
        if (target == null) {
            whenOver.accept(closed(camera));
            return OVER;
        }
        return prober.begin(target, look, whenOver);
    }

    private @Nullable ProbeTarget opened(Watched camera) {
        try {
            var target = targets.opened(camera);
            unopened.remove(camera.cameraId());
            return target;
        } catch (RuntimeException foreignSeal) {
            if (unopened.add(camera.cameraId())) {
                LOG.warnf(
                        "A stored login does not open, its camera is not probed cameraId=%s: %s",
                        camera.cameraId(), foreignSeal.getMessage());
            }
            return null;
        }
    }

    private ProbeOutcome closed(Watched camera) {
        return OwnFault.of(camera.cameraId(), clock.instant(), "the stored login does not open");
    }
}
