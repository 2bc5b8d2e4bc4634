package vn.giamsat.photo;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
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
import vn.giamsat.photo.Sweep.Ending;

/// Deletes photos when their time is over, because they show people, and what is left of uploads
/// that nobody finished. One replica at a time has a row in hand. Event loop.
@ApplicationScoped
public class PhotoRetention {
    private static final Logger LOG = Logger.getLogger(PhotoRetention.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration AT_FIRST = Duration.ofSeconds(1);

    private static final String DROP_PIECES =
            """
            delete from photo_piece
             where (select pg_try_advisory_xact_lock(597, 39))
               and upload_id in (select id from photo_upload where expires_at <= $1)\
            """;

    private static final String EXPIRED =
            """
            select id from photo_upload where expires_at <= $1
             order by expires_at, id offset $2 limit $3\
            """;

    /// Only those whose files nobody knows of take files along: the commit of their photo was lost.
    private static final String DROP_UPLOAD =
            """
            delete from photo_upload u where u.id = $1 and u.expires_at <= $2 and (select pg_try_advisory_xact_lock(597, 39))
            returning case when not exists (select from photo p where p.id = u.id) then '%s' end as stored\
            """;
    private static final Ending PHOTOS =
            new Ending(
                    "Old photos",
                    """
                    select id from photo where arrived_at <= $1
                     order by arrived_at, id offset $2 limit $3\
                    """,
                    """
                    delete from photo where id = $1 and arrived_at <= $2 and (select pg_try_advisory_xact_lock(597, 39))
                    returning stored\
                    """);
    private static final String IN_FOLDER =
            "select exists (select from photo where stored = 'FOLDER') as there";

    private final ScopedTransaction transactions;
    private final PhotoStores stores;
    private final PhotoConfig config;
    private final Clock clock;
    private final Ending uploads;
    private volatile long timer;

    PhotoRetention(
            ScopedTransaction transactions, PhotoStores stores, PhotoConfig config, Clock clock) {
        this.transactions = transactions;
        this.stores = stores;
        this.config = config;
        this.clock = clock;
        this.uploads =
                new Ending(
                        "Uploads that expired",
                        EXPIRED,
                        DROP_UPLOAD.formatted(stores.chosen().kind()));
    }

    /// As often as a short lifetime needs it.
    void start(@Observes StartupEvent start, Vertx vertx) {
        var lifetime = config.uploadLifetime();
        var every = lifetime.compareTo(EVERY) < 0 ? lifetime : EVERY;
        timer =
                vertx.setPeriodic(
                        AT_FIRST.toMillis(), every.toMillis(), tick -> forget(clock.instant()));
        vertx.setTimer(AT_FIRST.toMillis(), tick -> tellOfMissingFolder());
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

    private void tellOfMissingFolder() {
        lacksFolder()
                .subscribe()
                .with(
                        lacks -> {
                            if (lacks) {
                                LOG.error(
                                        "Photos are in a folder that is not known: set"
                                                + " giamsat.photos.folder until they are deleted");
                            }
                        },
                        lost -> LOG.warnf("Nobody knows where photos are: %s", lost.toString()));
    }

    /// Whether photos can neither be shown nor deleted, because they are in a folder while none is
    /// configured: photos stay where they were kept when another store is chosen.
    Uni<Boolean> lacksFolder() {
        return config.folder().isPresent()
                ? Uni.createFrom().item(false)
                : transactions
                        .rows(
                                new Viewer.Sweeper(),
                                IN_FOLDER,
                                Tuple.tuple(),
                                row -> row.getBoolean("there"))
                        .map(List::getFirst);
    }

    /// Deletes what is too old at that time. For a while uploads that have expired say so; their
    /// bytes go at once.
    ///
    /// @return how many photos
    Uni<Integer> swept(Instant now) {
        return dropPieces(now)
                .chain(() -> sweep(uploads).until(now.minus(config.uploadLifetime())))
                .chain(() -> sweep(PHOTOS).until(now.minus(config.retention())));
    }

    private Sweep sweep(Ending ending) {
        return new Sweep(transactions, stores, ending);
    }

    private Uni<Void> dropPieces(Instant until) {
        return transactions.bulk(
                new Viewer.Sweeper(),
                Permission.READ,
                connection ->
                        connection
                                .preparedQuery(DROP_PIECES)
                                .execute(Tuple.of(until.atOffset(ZoneOffset.UTC)))
                                .replaceWithVoid());
    }
}
