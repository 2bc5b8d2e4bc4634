package vn.giamsat.field;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// For how long the horizon of copies has stood still, to raise an alarm by: one transaction that
/// stays open, whoever's it is, keeps all later changes from phones and streams. Its own number
/// tells it, which everybody may see; the sessions of others are nobody's to look at here. Event
/// loop.
@ApplicationScoped
class HorizonWatch {
    private static final Logger LOG = Logger.getLogger(HorizonWatch.class);
    private static final long LOOK_EVERY_MILLISECONDS = 10_000;

    /// The oldest transaction that still writes, and whether any that began after it has ended:
    /// only what that one changed is kept back.
    private static final String HORIZON =
            """
            select pg_snapshot_xmin(now_open)::text as oldest,
                   pg_snapshot_xmin(now_open) < pg_snapshot_xmax(now_open) as held
              from pg_current_snapshot() as now_open\
            """;

    private final ScopedTransaction transactions;
    private final Clock clock;
    private volatile @Nullable Horizon seen;
    private volatile long timer;

    HorizonWatch(ScopedTransaction transactions, MeterRegistry registry, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
        Gauge.builder("giamsat.sync.horizon.age", this, HorizonWatch::ageSeconds)
                .description("How long the oldest transaction that writes has kept changes back")
                .baseUnit("seconds")
                .register(registry);
    }

    /// @param oldest number of the oldest transaction that still writes
    /// @param held whether it keeps anything back
    /// @param since when it was first seen to
    private record Horizon(String oldest, boolean held, Instant since) {
        static Horizon of(Row row, Instant now) {
            return new Horizon(row.getString("oldest"), row.getBoolean("held"), now);
        }

        Horizon after(@Nullable Horizon before) {
            return before != null && before.held && held && before.oldest.equals(oldest)
                    ? before
                    : this;
        }
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        timer = vertx.setPeriodic(LOOK_EVERY_MILLISECONDS, tick -> lookOn());
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    private void lookOn() {
        look().subscribe()
                .with(done -> {}, lost -> LOG.debug("The horizon cannot be asked for", lost));
    }

    /// While the database is away nothing is known of it.
    Uni<Void> look() {
        var now = clock.instant();
        return transactions
                .rows(
                        new Viewer.Sweeper().scope(Permission.READ),
                        HORIZON,
                        Tuple.tuple(),
                        row -> Horizon.of(row, now))
                .map(List::getFirst)
                .invoke(horizon -> seen = horizon.after(seen))
                .onFailure()
                .invoke(() -> seen = null)
                .replaceWithVoid();
    }

    /// Seconds, up to 10 s too few; not a number while the database is away.
    double ageSeconds() {
        var horizon = seen;
        if (horizon == null) {
            return Double.NaN;
        }
        return horizon.held()
                ? Duration.between(horizon.since(), clock.instant()).toMillis() / 1_000.0
                : 0;
    }
}
