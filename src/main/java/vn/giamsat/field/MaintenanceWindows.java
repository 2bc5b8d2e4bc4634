package vn.giamsat.field;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// Takes cameras out of service when a window of maintenance begins that was reported before, and
/// puts them back when one is over. One replica at a time does it; the others leave it to that one.
/// Event loop.
@ApplicationScoped
public class MaintenanceWindows {
    private static final Logger LOG = Logger.getLogger(MaintenanceWindows.class);
    private static final long EVERY_MILLISECONDS = 10_000;
    private static final String TURN =
            """
            select case when pg_try_advisory_xact_lock(597, 38)
                   then (select count(*)
                           from (select facility from maintenance_due($1) given (facility) order by facility) due
                          cross join lateral maintenance_follows(due.facility, $1) done)
                   else 0 end as turned\
            """;

    private final ScopedTransaction transactions;
    private final Clock clock;
    private volatile long timer;

    MaintenanceWindows(ScopedTransaction transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        timer = vertx.setPeriodic(EVERY_MILLISECONDS, tick -> turnInTime());
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    private void turnInTime() {
        turn().subscribe()
                .with(
                        turned -> LOG.debugf("Windows of maintenance were turned at=%d", turned),
                        lost ->
                                LOG.warnf(
                                        "Windows of maintenance cannot be turned: %s",
                                        lost.toString()));
    }

    /// At how many facilities.
    Uni<Long> turn() {
        var now = Tuple.of(clock.instant().atOffset(ZoneOffset.UTC));
        return transactions.bulk(
                new Viewer.Keeper(),
                Permission.REPORT_STATUS,
                connection ->
                        connection
                                .preparedQuery(TURN)
                                .execute(now)
                                .map(rows -> rows.iterator().next().getLong("turned")));
    }
}
