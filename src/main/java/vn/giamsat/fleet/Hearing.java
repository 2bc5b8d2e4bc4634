package vn.giamsat.fleet;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgNotification;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Hears what replicas say to each other (LISTEN), for all who want to know it. Holds one
/// connection of the pool, which takes no scope: what is said are ids. A connection that is lost,
/// or dead without a word, is replaced, and the hearers are told since when they may have missed
/// something. Confined to one event-loop context.
@ApplicationScoped
public class Hearing {
    private static final Logger LOG = Logger.getLogger(Hearing.class);
    private static final int LATE = 4_000; // after whoever prepares the database
    private static final Duration CHECK_EVERY = Duration.ofSeconds(10);
    private static final Duration ALIVE_WITHIN = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /// Asked on the connection that listens: what was committed before it has been heard by then.
    private static final String HORIZON =
            "select pg_snapshot_xmin(pg_current_snapshot())::text as horizon";

    private final Pool pool;
    private final List<Hearer> hearers;
    private volatile @Nullable Context context;
    private volatile long check;
    private volatile boolean stopped;
    private @Nullable SqlConnection open;
    private @Nullable String horizon;
    private int generation;

    @Inject
    Hearing(Pool pool, @Any Instance<Hearer> hearers) {
        this(pool, hearers.stream());
    }

    Hearing(Pool pool, Stream<Hearer> hearers) {
        this.pool = pool;
        this.hearers = hearers.toList();
    }

    void start(@Observes @Priority(LATE) StartupEvent start, Vertx vertx) {
        context = vertx.getOrCreateContext();
        check = vertx.setPeriodic(CHECK_EVERY.toMillis(), tick -> run(this::check));
        run(this::listen);
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        stopped = true;
        vertx.cancelTimer(check);
        run(() -> release(open));
    }

    private void run(Runnable task) {
        var here = context;
        if (here != null) {
            here.runOnContext(turn -> task.run());
        }
    }

    private void listen() {
        if (stopped) {
            return;
        }
        var mine = ++generation;
        pool.getConnection()
                .chain(connection -> listening(connection, mine))
                .emitOn(this::run)
                .subscribe()
                .with(connection -> listens(connection, mine), failure -> lost(mine, failure));
    }

    private Uni<SqlConnection> listening(SqlConnection connection, int mine) {
        PgConnection.cast(connection)
                .notificationHandler(this::tell)
                .closeHandler(() -> run(() -> lost(mine, null)));
        var channels =
                hearers.stream()
                        .flatMap(hearer -> hearer.channels().stream())
                        .map(channel -> "listen " + channel)
                        .collect(Collectors.joining("; "));
        return connection
                .query(channels)
                .execute()
                .onFailure()
                .call(connection::close)
                .replaceWith(connection);
    }

    private void listens(SqlConnection connection, int mine) {
        if (stopped || mine != generation) {
            release(connection);
            return;
        }
        open = connection;
        var since = horizon;
        if (since != null) {
            hearers.forEach(hearer -> hearer.missed(since));
        }
        check();
    }

    private void tell(PgNotification notice) {
        hearers.stream()
                .filter(hearer -> hearer.channels().contains(notice.getChannel()))
                .forEach(hearer -> hearer.heard(notice.getChannel(), notice.getPayload()));
    }

    private void check() {
        var connection = open;
        var mine = generation;
        if (connection == null) {
            return;
        }
        connection
                .query(HORIZON)
                .execute()
                .ifNoItem()
                .after(ALIVE_WITHIN)
                .fail()
                .map(rows -> rows.iterator().next().getString("horizon"))
                .emitOn(this::run)
                .subscribe()
                .with(now -> heardUpTo(now, mine), dead -> lost(mine, dead));
    }

    private void heardUpTo(String now, int mine) {
        if (mine == generation) {
            horizon = now;
        }
    }

    /// The loss of a connection may be told more than once, and late.
    private void lost(int lostGeneration, @Nullable Throwable why) {
        if (lostGeneration != generation) {
            return;
        }
        LOG.debugf("What replicas say is not heard for a moment: %s", why);
        generation++;
        release(open);
        open = null;
        var here = context;
        if (here != null) {
            here.owner().setTimer(RETRY.toMillis(), timer -> run(this::listen));
        }
    }

    private static void release(@Nullable SqlConnection connection) {
        if (connection != null) {
            connection
                    .query("unlisten *")
                    .execute()
                    .eventually(connection::close)
                    .subscribe()
                    .with(done -> {}, gone -> LOG.debug("A connection did not close", gone));
        }
    }
}
