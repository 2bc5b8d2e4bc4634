package vn.giamsat.probe.schedule;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.registry.ProbeTargets.Watched;

/// Sees that each probe ends: puts an outer deadline above the prober's own limits, so that a bug
/// holds no lane for ever, and that nothing counts that we could not see ([SelfCheck]). What goes
/// wrong here is our own fault and judges no camera.
@Singleton
class GuardedProber {
    private static final Logger LOG = Logger.getLogger(GuardedProber.class);

    private final LoginProber prober;
    private final SchedulerLoop loop;
    private final Duration deadline;
    private final Clock clock;
    private final SelfCheck selfCheck;
    private final Detached detached;

    GuardedProber(
            LoginProber prober,
            SchedulerLoop loop,
            ScheduleConfig config,
            Clock clock,
            SelfCheck selfCheck,
            Detached detached) {
        this.prober = prober;
        this.loop = loop;
        this.deadline = config.deadline();
        this.clock = clock;
        this.selfCheck = selfCheck;
        this.detached = detached;
    }

    /// Begins a probe.
    ///
    /// @param whenOver is told once, on the scheduler's loop
    /// @param whenBroken never, but for a bug
    Cancellable probe(
            Watched camera,
            Look look,
            Consumer<ProbeOutcome> whenOver,
            Consumer<Throwable> whenBroken) {
        return detached.make(
                () ->
                        guarded(camera, look)
                                .emitOn(loop::run)
                                .subscribe()
                                .with(whenOver, whenBroken));
    }

    /// The outcome may come on any thread.
    private Uni<ProbeOutcome> guarded(Watched camera, Look look) {
        var startedAt = clock.instant();
        var startedNanos = System.nanoTime();
        return Uni.createFrom()
                .deferred(() -> prober.probe(camera, look))
                .map(outcome -> selfCheck.counted(camera, outcome, startedNanos))
                .ifNoItem()
                .after(deadline)
                .on(loop.timer())
                .fail()
                .onFailure()
                .recoverWithItem(failure -> ourFault(camera.cameraId(), startedAt, failure));
    }

    private ProbeOutcome ourFault(UUID cameraId, Instant startedAt, Throwable failure) {
        var elapsed = Duration.between(startedAt, clock.instant());
        if (failure instanceof TimeoutException) {
            LOG.warnf("A probe did not end cameraId=%s elapsedMs=%s", cameraId, elapsed.toMillis());
            return OwnFault.of(cameraId, startedAt, elapsed, "the probe did not end");
        }
        LOG.warnf(failure, "A probe failed by itself cameraId=%s", cameraId);
        return OwnFault.of(cameraId, startedAt, elapsed, "the prober failed");
    }
}
