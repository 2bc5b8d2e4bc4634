package vn.giamsat.probe.schedule;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.registry.ProbeTargets.Watched;

/// Sees that each probe ends: puts an outer deadline above the prober's own limits, so that a bug
/// holds no lane for ever, and that nothing counts that we could not see ([SelfCheck]). What goes
/// wrong here is our own fault and judges no camera. Confined to the scheduler's loop, but for what
/// a probe tells.
@Singleton
class GuardedProber {
    private static final Logger LOG = Logger.getLogger(GuardedProber.class);

    /// Exact enough for a deadline that only a bug meets.
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final LoginProber prober;
    private final SchedulerLoop loop;
    private final Duration deadline;
    private final Clock clock;
    private final SelfCheck selfCheck;
    private final Set<Probe> running = Collections.newSetFromMap(new IdentityHashMap<>());
    private volatile long timer;

    GuardedProber(
            LoginProber prober,
            SchedulerLoop loop,
            ScheduleConfig config,
            Clock clock,
            SelfCheck selfCheck) {
        this.prober = prober;
        this.loop = loop;
        this.deadline = config.deadline();
        this.clock = clock;
        this.selfCheck = selfCheck;
    }

    void start(@Observes StartupEvent start) {
        timer = loop.every(LOOK_EVERY, this::endOverdue);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        loop.cancel(timer);
    }

    /// Begins a probe.
    ///
    /// @param whenOver is told once, on the scheduler's loop, in a later turn; not what was
    ///     cancelled
    Cancellable probe(Watched camera, Look look, Consumer<ProbeOutcome> whenOver) {
        var probe = new Probe(camera, whenOver);
        running.add(probe);
        probe.start(look);
        return probe;
    }

    private void endOverdue() {
        var now = System.nanoTime();
        var overdue = running.stream().filter(probe -> probe.isOverdue(now)).toList();
        overdue.stream().filter(running::remove).forEach(Probe::giveUp);
    }

    /// One that is under way.
    private final class Probe implements Cancellable, Consumer<ProbeOutcome> {
        private final Watched camera;
        private final Consumer<ProbeOutcome> whenOver;
        private final long startedNanos = System.nanoTime();
        private Cancellable guarded = () -> {};

        Probe(Watched camera, Consumer<ProbeOutcome> whenOver) {
            this.camera = camera;
            this.whenOver = whenOver;
        }

        void start(Look look) {
            try {
                guarded = prober.begin(camera, look, this);
            } catch (RuntimeException | LinkageError | StackOverflowError bug) {
                failed(bug);
            }
        }

        /// From any thread. Whether it counts is seen at once, and not when the loop has time.
        @Override
        public void accept(ProbeOutcome outcome) {
            ProbeOutcome counted;
            try {
                counted = selfCheck.counted(camera, outcome, startedNanos);
            } catch (RuntimeException bug) {
                failed(bug);
                return;
            }
            tell(counted);
        }

        /// From any thread.
        private void failed(Throwable bug) {
            LOG.warnf(bug, "A probe failed by itself cameraId=%s", camera.cameraId());
            tell(ourFault("the prober failed"));
        }

        private void tell(ProbeOutcome outcome) {
            loop.run(
                    () -> {
                        if (running.remove(this)) {
                            whenOver.accept(outcome);
                        }
                    });
        }

        @Override
        public void cancel() {
            running.remove(this);
            letGo();
        }

        boolean isOverdue(long nowNanos) {
            return nowNanos - startedNanos > deadline.toNanos();
        }

        void giveUp() {
            LOG.warnf(
                    "A probe did not end cameraId=%s elapsedMs=%s",
                    camera.cameraId(), elapsed().toMillis());
            letGo();
            whenOver.accept(ourFault("the probe did not end"));
        }

        /// What cannot be cancelled either must not keep the others.
        private void letGo() {
            try {
                guarded.cancel();
            } catch (RuntimeException bug) {
                LOG.warnf(bug, "A probe cannot be cancelled cameraId=%s", camera.cameraId());
            }
        }

        private ProbeOutcome ourFault(String detail) {
            var elapsed = elapsed();
            return OwnFault.of(camera.cameraId(), clock.instant().minus(elapsed), elapsed, detail);
        }

        private Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - startedNanos);
        }
    }
}
