package vn.giamsat.health;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import vn.giamsat.fleet.Tenure;
import vn.giamsat.probe.memory.PictureMemories;

/// Sees that what is remembered of cameras outlives the process: each camera's memory is stored
/// once an hour, in a minute of its own, and taken up by whoever probes it next. What is lost with
/// a process is learnt again within the hour. Event loop.
@ApplicationScoped
public class MemoryKeeping {
    private static final Logger LOG = Logger.getLogger(MemoryKeeping.class);
    private static final long MINUTE_MILLISECONDS = 60_000;

    private final PictureMemories memories;
    private final MemoryStore store;
    private final Tenure tenure;
    private final Clock clock;
    private volatile long timer;

    MemoryKeeping(PictureMemories memories, MemoryStore store, Tenure tenure, Clock clock) {
        this.memories = memories;
        this.store = store;
        this.tenure = tenure;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        timer =
                vertx.setPeriodic(
                        MINUTE_MILLISECONDS,
                        tick ->
                                keep(clock.instant().atOffset(ZoneOffset.UTC).getMinute())
                                        .subscribe()
                                        .with(done -> {}, MemoryKeeping::lost));
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    private static void lost(Throwable failure) {
        LOG.warnf("What cameras usually show is not stored this time: %s", failure.toString());
    }

    /// Stores what is due in this minute of the hour, as far as the cameras are this replica's.
    Uni<Void> keep(int minute) {
        var due = memories.ofMinute(minute);
        due.keySet().removeIf(id -> !tenure.mayProbe(id));
        return due.isEmpty() ? Uni.createFrom().voidItem() : store.write(due);
    }

    /// Takes up what is stored of those of these cameras of which nothing is remembered, and what
    /// people approved that each of them shows.
    ///
    /// @throws vn.giamsat.shared.Problem DATABASE_UNAVAILABLE
    public Uni<Void> recall(List<UUID> cameraIds) {
        var unknown = memories.unknown(cameraIds);
        var remembered =
                unknown.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : store.stored(unknown)
                                .invoke(stored -> stored.forEach(memories::remember))
                                .replaceWithVoid();
        return remembered.chain(() -> referred(cameraIds));
    }

    private Uni<Void> referred(List<UUID> cameraIds) {
        return cameraIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.approved(cameraIds)
                        .invoke(
                                approved ->
                                        cameraIds.forEach(
                                                id ->
                                                        memories.refer(
                                                                id,
                                                                approved.getOrDefault(
                                                                        id, List.of()))))
                        .replaceWithVoid();
    }
}
