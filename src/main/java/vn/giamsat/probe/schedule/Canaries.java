package vn.giamsat.probe.schedule;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.StreamReceiver;
import vn.giamsat.probe.StreamReceiver.Depth;

/// Looks at the canaries of each network, every few seconds, as cameras are looked at: name,
/// address policy, connection. Whether they speak RTSP does not matter. Changed on the scheduler's
/// loop, read by any thread.
@ApplicationScoped
class Canaries {
    private static final Logger LOG = Logger.getLogger(Canaries.class);
    static final UUID NO_CAMERA = new UUID(0, 0);

    private final List<Canary> canaries;
    private final StreamReceiver receiver;
    private final SchedulerLoop loop;
    private final Duration every;
    private final Set<Canary> looking = new HashSet<>();
    private volatile Set<Canary> silent = Set.of();
    private volatile long timer;

    Canaries(StreamReceiver receiver, SchedulerLoop loop, ScheduleConfig config) {
        this.canaries = Canary.of(config);
        this.receiver = receiver;
        this.loop = loop;
        this.every = config.canaryInterval();
    }

    void start(@Observes StartupEvent start) {
        if (!canaries.isEmpty()) {
            timer = loop.every(every, this::look);
            loop.run(this::look);
        }
    }

    void stop(@Observes ShutdownEvent shutdown) {
        loop.cancel(timer);
    }

    /// The network of a camera whose canaries are silent; empty while we see it.
    Optional<String> silentFor(StreamAddress camera) {
        return silent.stream()
                .filter(canary -> canary.speaksFor(camera))
                .map(Canary::name)
                .findFirst();
    }

    /// How many networks have only silent canaries.
    int silent() {
        return silent.size();
    }

    private void look() {
        canaries.stream().filter(looking::add).forEach(this::look);
    }

    private void look(Canary canary) {
        Multi.createFrom()
                .iterable(canary.targets())
                .onItem()
                .transformToUniAndMerge(this::answers)
                .filter(answered -> answered)
                .toUni()
                .emitOn(loop::run)
                .subscribe()
                .with(
                        answered -> looked(canary, answered != null),
                        bug -> {
                            LOG.errorf(bug, "Canaries could not be looked at: %s", canary.name());
                            looked(canary, true);
                        });
    }

    private Uni<Boolean> answers(StreamAddress target) {
        var asked = new ProbeTarget(NO_CAMERA, target, null, null, Expectation.ANYTHING);
        return receiver.receive(asked, Depth.DESCRIPTION)
                .map(reception -> reception.reached().compareTo(Rung.CONNECTED) >= 0);
    }

    private void looked(Canary canary, boolean answered) {
        looking.remove(canary);
        var now = new HashSet<>(silent);
        if (answered ? now.remove(canary) : now.add(canary)) {
            LOG.warnf(
                    answered
                            ? "A network is seen again, its cameras are judged: %s"
                            : "No canary answers, the network's cameras are not judged: %s",
                    canary.name());
        }
        silent = Set.copyOf(now);
    }
}
