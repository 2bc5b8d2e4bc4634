package vn.giamsat.photo;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// Deletes photos when their time is over, because they show people, and what is left of uploads
/// that nobody finished. One replica at a time does it. Event loop.
@ApplicationScoped
public class PhotoRetention {
    private static final Logger LOG = Logger.getLogger(PhotoRetention.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration AT_FIRST = Duration.ofSeconds(1);
    private static final int BATCH = 200;

    private static final String ALONE = "select pg_try_advisory_xact_lock(597, 39) as alone";
    private static final String DROP_PIECES =
            """
            delete from photo_piece
             where upload_id in (select id from photo_upload where expires_at <= $1)\
            """;
    private static final String DROP_UPLOADS = "delete from photo_upload where expires_at <= $1";
    private static final String FORGET =
            """
            delete from photo where id in (select id from photo where arrived_at <= $1 limit %d)
            returning id, stored\
            """
                    .formatted(BATCH);

    private final ScopedTransaction transactions;
    private final PhotoStores stores;
    private final PhotoConfig config;
    private final Clock clock;
    private volatile long timer;

    PhotoRetention(
            ScopedTransaction transactions, PhotoStores stores, PhotoConfig config, Clock clock) {
        this.transactions = transactions;
        this.stores = stores;
        this.config = config;
        this.clock = clock;
    }

    /// As often as a short lifetime needs it.
    void start(@Observes StartupEvent start, Vertx vertx) {
        var lifetime = config.uploadLifetime();
        var every = lifetime.compareTo(EVERY) < 0 ? lifetime : EVERY;
        timer =
                vertx.setPeriodic(
                        AT_FIRST.toMillis(), every.toMillis(), tick -> forget(clock.instant()));
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    private void forget(Instant now) {
        swept(now)
                .subscribe()
                .with(
                        count -> LOG.debugf("Old photos were deleted count=%d", count),
                        lost -> LOG.warnf("Old photos cannot be deleted: %s", lost.toString()));
    }

    /// Deletes what is too old at that time, a batch of photos at a time.
    ///
    /// @return how many photos
    Uni<Integer> swept(Instant now) {
        return transactions
                .bulk(new Viewer.Sweeper(), Permission.READ, connection -> alone(connection, now))
                .chain(
                        count ->
                                count < BATCH
                                        ? Uni.createFrom().item(count)
                                        : swept(now).map(more -> count + more));
    }

    private Uni<Integer> alone(SqlConnection connection, Instant now) {
        return connection
                .query(ALONE)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("alone"))
                .chain(alone -> alone ? swept(connection, now) : Uni.createFrom().item(0));
    }

    /// For a while uploads that have expired say so; their bytes go at once.
    private Uni<Integer> swept(SqlConnection connection, Instant now) {
        return run(connection, DROP_PIECES, now)
                .chain(() -> run(connection, DROP_UPLOADS, now.minus(config.uploadLifetime())))
                .chain(() -> forgotten(connection, now.minus(config.retention())));
    }

    private static Uni<Void> run(SqlConnection connection, String sql, Instant until) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(until.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private Uni<Integer> forgotten(SqlConnection connection, Instant until) {
        return connection
                .preparedQuery(FORGET)
                .execute(Tuple.of(until.atOffset(ZoneOffset.UTC)))
                .chain(
                        rows ->
                                Multi.createFrom()
                                        .iterable(rows)
                                        .onItem()
                                        .call(row -> removed(connection, row))
                                        .collect()
                                        .asList()
                                        .map(List::size));
    }

    private Uni<Void> removed(SqlConnection connection, Row row) {
        return stores.of(PhotoStore.Kind.valueOf(row.getString("stored")))
                .remove(connection, row.getUUID("id"));
    }
}
