package vn.giamsat.health;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import vn.giamsat.fleet.Tenure;
import vn.giamsat.probe.StreamHabits;

/// Sees that what is known of how cameras' streams come outlives the process: what changed is
/// stored within a second, and taken up by whoever probes the camera next. Event loop.
@ApplicationScoped
public class HabitKeeping {
    private static final Logger LOG = Logger.getLogger(HabitKeeping.class);
    private static final long EVERY_MILLISECONDS = 1_000;

    private final StreamHabits habits;
    private final HabitStore store;
    private final Tenure tenure;
    private volatile boolean keeping;
    private volatile long timer;

    HabitKeeping(StreamHabits habits, HabitStore store, Tenure tenure) {
        this.habits = habits;
        this.store = store;
        this.tenure = tenure;
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        timer = vertx.setPeriodic(EVERY_MILLISECONDS, tick -> keepInTurn());
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    private void keepInTurn() {
        if (!keeping) {
            keeping = true;
            keep().subscribe().with(done -> keeping = false, this::lost);
        }
    }

    private void lost(Throwable failure) {
        keeping = false;
        LOG.debugf("How cameras' streams come is stored later: %s", failure.toString());
    }

    /// Stores what changed, as far as the cameras are this replica's. What cannot be stored is
    /// tried again.
    Uni<Void> keep() {
        var changed = habits.takeChanged();
        changed.keySet().removeIf(id -> !tenure.mayProbe(id));
        return changed.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.write(changed).onFailure().invoke(() -> habits.giveBack(changed.keySet()));
    }

    /// Takes up what is stored of these cameras, where nothing newer is known.
    ///
    /// @throws vn.giamsat.shared.Problem DATABASE_UNAVAILABLE
    public Uni<Void> recall(List<UUID> cameraIds) {
        return cameraIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.stored(cameraIds)
                        .invoke(stored -> stored.forEach(habits::remember))
                        .replaceWithVoid();
    }
}
