package vn.giamsat.health;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;
import vn.giamsat.shared.Ids;

/// Writes down that this process watches cameras, every 10 s: what nobody watched is not known,
/// whatever the last change said ([Uptimes]). While the database is away for less than the lease on
/// its cameras, probing goes on, and so does the watch. A process that was frozen begins another
/// one. Event loop.
@ApplicationScoped
public class Watch {
    private static final Logger LOG = Logger.getLogger(Watch.class);
    private static final long EVERY_MILLISECONDS = 10_000;
    private static final Duration FROZEN = Duration.ofMinutes(1);

    private final HealthJournal journal;
    private final HealthStore store;
    private final Clock clock;
    private volatile long timer;
    private UUID id = Ids.fresh();
    private Instant began = Instant.EPOCH;
    private Instant last = Instant.EPOCH;

    Watch(HealthJournal journal, HealthStore store, Clock clock) {
        this.journal = journal;
        this.store = store;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        timer = vertx.setPeriodic(EVERY_MILLISECONDS, tick -> goOn());
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    private void goOn() {
        say().subscribe()
                .with(
                        done -> {},
                        lost -> LOG.debugf("The watch is not written: %s", lost.toString()));
    }

    /// Says that cameras are watched, when there are any that are this replica's.
    Uni<Void> say() {
        var now = clock.instant();
        if (!journal.watches()) {
            return Uni.createFrom().voidItem();
        }
        if (now.isAfter(last.plus(FROZEN))) {
            id = Ids.fresh();
            began = now;
        }
        last = now;
        return store.watched(id, began, now);
    }
}
