package vn.giamsat.health;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// Makes the partitions that samples and hours go to next, and drops those whose time is over, by
/// two functions of the database's owner (migration V056): the service itself may do neither. At
/// the start and every ten minutes, on every replica; one at a time makes them, and dropping twice
/// does no harm. Event loop.
@ApplicationScoped
public class HistoryPartitions {
    private static final Logger LOG = Logger.getLogger(HistoryPartitions.class);
    private static final long AT_ONCE = 1;
    private static final long EVERY_MILLISECONDS = 600_000;
    private static final String MAKE = "select make_history_partitions()";
    private static final String DROP =
            "select drop_history_partitions($1 * interval '1 second', $2 * interval '1 second') as dropped";

    private final ScopedTransaction transactions;
    private final HealthConfig config;
    private volatile long timer;

    HistoryPartitions(ScopedTransaction transactions, HealthConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        timer = vertx.setPeriodic(AT_ONCE, EVERY_MILLISECONDS, tick -> keepInTurn());
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    private void keepInTurn() {
        make().chain(this::drop)
                .subscribe()
                .with(
                        count -> LOG.debugf("Old history was dropped partitions=%d", count),
                        lost ->
                                LOG.warnf(
                                        "The partitions of history are not kept: %s",
                                        lost.toString()));
    }

    Uni<Void> make() {
        return asked(MAKE, Tuple.tuple()).replaceWithVoid();
    }

    /// The number of partitions that were dropped.
    Uni<Integer> drop() {
        var kept =
                Tuple.of(
                        (double) config.sampleRetention().toSeconds(),
                        (double) config.hourRetention().toSeconds());
        return asked(DROP, kept).map(rows -> rows.iterator().next().getInteger("dropped"));
    }

    private Uni<RowSet<Row>> asked(String sql, Tuple values) {
        return transactions.bulk(
                new Viewer.Prober(),
                Permission.EDIT_CAMERAS,
                connection -> connection.preparedQuery(sql).execute(values));
    }
}
