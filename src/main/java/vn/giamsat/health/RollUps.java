package vn.giamsat.health;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// Makes of the samples of each hour a row for each camera, in the database (migration V056), when
/// the hour is over; anew, when samples come later. Every replica tries, one at a time does it.
/// Event loop.
@ApplicationScoped
public class RollUps {
    private static final Logger LOG = Logger.getLogger(RollUps.class);
    private static final long EVERY_MILLISECONDS = 60_000;

    /// How long samples of an hour usually are on their way after its end: a probe may take a
    /// minute. What comes later has the hour made again.
    private static final Duration GRACE = Duration.ofMinutes(2);

    private static final String ROLL_UP = "select roll_up_hour($1) as made";

    private final ScopedTransaction transactions;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile long timer;

    RollUps(ScopedTransaction transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        timer = vertx.setPeriodic(EVERY_MILLISECONDS, tick -> makeInTurn());
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    private void makeInTurn() {
        if (running.compareAndSet(false, true)) {
            make().eventually(() -> running.set(false))
                    .subscribe()
                    .with(
                            hours -> LOG.debugf("Hours were rolled up count=%d", hours),
                            lost -> LOG.warnf("Hours cannot be rolled up: %s", lost.toString()));
        }
    }

    /// The number of hours that were made; none while another replica does it.
    Uni<Integer> make() {
        return one().chain(made -> made ? make().map(more -> more + 1) : nothing());
    }

    private static Uni<Integer> nothing() {
        return Uni.createFrom().item(0);
    }

    private Uni<Boolean> one() {
        return transactions.bulk(new Viewer.Prober(), Permission.EDIT_CAMERAS, this::made);
    }

    private Uni<Boolean> made(SqlConnection connection) {
        var overBy = clock.instant().minus(GRACE).atOffset(ZoneOffset.UTC);
        return connection
                .preparedQuery(ROLL_UP)
                .execute(Tuple.of(overBy))
                .map(rows -> rows.iterator().next().getInteger("made") != null);
    }
}
