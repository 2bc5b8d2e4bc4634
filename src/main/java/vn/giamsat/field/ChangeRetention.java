package vn.giamsat.field;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jboss.logging.Logger;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.StartupCheck;

/// Deletes entries of changes that are old enough, and writes down up to where, in one transaction:
/// whoever has read no further is told to begin anew. One replica at a time does it; the others
/// leave it to that one. Event loop.
@ApplicationScoped
public class ChangeRetention implements StartupCheck {
    private static final Logger LOG = Logger.getLogger(ChangeRetention.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final Duration QUICKEST_BEAT = Duration.ofSeconds(1);
    private static final Duration SLOWEST_BEAT = Duration.ofMinutes(1);
    private static final int BATCH = 10_000;

    private static final String ALONE = "select pg_try_advisory_xact_lock(597, 31) as alone";
    private static final String FORGET =
            """
            with old as (
                delete from change_entry
                 where (transaction, number) in (
                       select transaction, number from change_entry where at <= $1 limit %d)
                returning transaction),
            told as (
                update change_feed set forgotten = greatest(forgotten, last.transaction)
                  from (select transaction from old order by transaction desc limit 1) last)
            select count(*) as forgotten from old\
            """
                    .formatted(BATCH);

    private final ScopedTransaction transactions;
    private final SyncConfig config;
    private final Clock clock;
    private volatile long timer;

    ChangeRetention(ScopedTransaction transactions, SyncConfig config, Clock clock) {
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Optional<String> complaint() {
        if (isOutside(config.retention(), SHORTEST, LONGEST)) {
            return Optional.of("set giamsat.sync.retention to 1 min to 90 days");
        }
        return isOutside(config.heartbeat(), QUICKEST_BEAT, SLOWEST_BEAT)
                ? Optional.of("set giamsat.sync.heartbeat to 1 s to 1 min")
                : Optional.empty();
    }

    private static boolean isOutside(Duration given, Duration shortest, Duration longest) {
        return given.compareTo(shortest) < 0 || given.compareTo(longest) > 0;
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        timer = vertx.setPeriodic(EVERY.toMillis(), tick -> forget());
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    private void forget() {
        forget(clock.instant().minus(config.retention()))
                .subscribe()
                .with(
                        count -> LOG.debugf("Old changes were deleted count=%d", count),
                        lost -> LOG.warnf("Old changes cannot be deleted: %s", lost.toString()));
    }

    /// Deletes what was entered until then, a batch at a time.
    Uni<Long> forget(Instant until) {
        return transactions
                .bulk(new Viewer.Sweeper(), Permission.READ, connection -> batch(connection, until))
                .chain(
                        count ->
                                count < BATCH
                                        ? Uni.createFrom().item(count)
                                        : forget(until).map(more -> count + more));
    }

    private static Uni<Long> batch(SqlConnection connection, Instant until) {
        return connection
                .query(ALONE)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("alone"))
                .chain(alone -> alone ? forgotten(connection, until) : Uni.createFrom().item(0L));
    }

    private static Uni<Long> forgotten(SqlConnection connection, Instant until) {
        return connection
                .preparedQuery(FORGET)
                .execute(Tuple.of(until.atOffset(ZoneOffset.UTC)))
                .map(RowSet::iterator)
                .map(row -> row.next().getLong("forgotten"));
    }
}
