package vn.giamsat.field;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// Takes cameras out of service when a window of maintenance begins that was reported before, and
/// puts them back when one is over: each facility in a transaction of its own, so that none waits
/// for another's cameras, and one that cannot be turned stops no other. Every replica does it; who
/// comes second to a facility finds nothing to do. Event loop.
@ApplicationScoped
public class MaintenanceWindows {
    private static final Logger LOG = Logger.getLogger(MaintenanceWindows.class);
    private static final long EVERY_MILLISECONDS = 10_000;
    private static final String DUE = "select maintenance_due($1) as facility";
    private static final String TURN = "select maintenance_follows($1, $2)";

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
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return keep(connection -> due(connection, now))
                .onItem()
                .transformToMulti(due -> Multi.createFrom().iterable(due))
                .onItem()
                .transformToUniAndConcatenate(facility -> turned(facility, now))
                .filter(done -> done)
                .collect()
                .with(Collectors.counting());
    }

    private static Uni<List<UUID>> due(SqlConnection connection, OffsetDateTime now) {
        return connection
                .preparedQuery(DUE)
                .execute(Tuple.of(now))
                .map(rows -> rows.stream().map(row -> row.getUUID("facility")).toList());
    }

    private Uni<Boolean> turned(UUID facility, OffsetDateTime now) {
        return keep(connection ->
                        connection
                                .preparedQuery(TURN)
                                .execute(Tuple.of(facility, now))
                                .replaceWith(true))
                .onFailure()
                .invoke(
                        lost ->
                                LOG.warnf(
                                        "A window of maintenance cannot be turned: facilityId=%s cause=%s",
                                        facility, lost))
                .onFailure()
                .recoverWithItem(false);
    }

    private <T> Uni<T> keep(Function<SqlConnection, Uni<T>> work) {
        return transactions.bulk(new Viewer.Keeper(), Permission.REPORT_STATUS, work);
    }
}
