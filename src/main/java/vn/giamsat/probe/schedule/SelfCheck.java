package vn.giamsat.probe.schedule;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeOutcome.Stopped;
import vn.giamsat.registry.ProbeTargets.Watched;

/// Whether what a probe found is the camera's or ours: nothing counts of a network whose canaries
/// are silent, nothing while the database is away, and no failure of a probe during which this
/// process stood still, because limits ran out that nobody watched. What a probe found that started
/// too late does not count either ([Start]). A refused login counts all the same: asking again may
/// lock the account. Any thread.
@Singleton
class SelfCheck {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    /// Below the shortest wait for a camera that is configured by default, 5 s.
    private static final Duration STOOD_STILL = Duration.ofSeconds(2);

    private final SchedulerLoop loop;
    private final Canaries canaries;
    private final Replica replica;
    private volatile long wokeNanos;
    private volatile long lastNanos;
    private volatile long timer;

    SelfCheck(SchedulerLoop loop, Canaries canaries, Replica replica) {
        this.loop = loop;
        this.canaries = canaries;
        this.replica = replica;
    }

    void start(@Observes StartupEvent start) {
        look(System.nanoTime());
        timer = loop.every(LOOK_EVERY, () -> look(System.nanoTime()));
    }

    void stop(@Observes ShutdownEvent shutdown) {
        loop.cancel(timer);
    }

    /// @param nanos as `System.nanoTime`
    void look(long nanos) {
        if (lastNanos != 0 && nanos - lastNanos > STOOD_STILL.toNanos()) {
            wokeNanos = nanos;
        }
        lastNanos = nanos;
    }

    /// The outcome, or our own fault in its place.
    ///
    /// @param startedNanos of the probe, as `System.nanoTime`
    ProbeOutcome counted(Watched camera, ProbeOutcome outcome, long startedNanos) {
        return fault(camera, outcome, startedNanos)
                .map(detail -> OwnFault.insteadOf(outcome, detail))
                .orElse(outcome);
    }

    private Optional<String> fault(Watched camera, ProbeOutcome outcome, long startedNanos) {
        if (outcome instanceof Stopped stopped && stopped.failure().code().stopsProbing()) {
            return Optional.empty();
        }
        return canaries.silentFor(camera.address())
                .map(network -> "no canary answers: " + network)
                .or(this::databaseAway)
                .or(() -> stoodStill(outcome, startedNanos));
    }

    private Optional<String> databaseAway() {
        return replica.databaseIsAway() ? Optional.of("the database is away") : Optional.empty();
    }

    private Optional<String> stoodStill(ProbeOutcome outcome, long startedNanos) {
        var now = System.nanoTime();
        var stalled = wokeNanos != 0 && wokeNanos - startedNanos > 0;
        var stalls = lastNanos != 0 && now - lastNanos > STOOD_STILL.toNanos();
        return outcome instanceof Stopped && (stalled || stalls)
                ? Optional.of("the service stood still")
                : Optional.empty();
    }
}
