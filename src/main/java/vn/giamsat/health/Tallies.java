package vn.giamsat.health;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// Counts the cameras of facilities again where something changed (migration V036), so that
/// [Overviews] adds up a row per facility instead of looking at each camera. Until it has, those
/// are counted by who asks: late is slow, never wrong. Every replica tries, one at a time does it:
/// of two, the one that looked earlier could have the last word. Event loop.
@ApplicationScoped
public class Tallies {
    private static final Logger LOG = Logger.getLogger(Tallies.class);

    /// Too small: facilities that change a lot are counted for nobody. Too big: after a province's
    /// power cut every question counts its cameras for that long.
    private static final long EVERY_MILLISECONDS = 2_000;

    private static final String TURN = "select pg_try_advisory_xact_lock(597, 36)";

    /// One statement, so that marks and cameras are seen as of the same instant.
    private static final String RECOUNT =
            """
            with gone as (delete from facility_tally_mark returning facility_id)
            insert into facility_tally (facility_id, province, enterprise, up, degraded, down, unknown, reasons)
            select f.id, f.province, f.assigned,
                   count(c.id) filter (where h.state = 'UP'),
                   count(c.id) filter (where h.state = 'DEGRADED'),
                   count(c.id) filter (where h.state = 'DOWN'),
                   count(c.id) filter (where coalesce(h.state, 'UNKNOWN') = 'UNKNOWN'),
                   coalesce(array_agg(h.reason order by h.reason) filter (where h.state in ('DOWN', 'DEGRADED') and h.reason is not null), '{}')
              from (select distinct facility_id from gone) marked
              join facility f on f.id = marked.facility_id
              left join camera c on c.facility_id = f.id and c.state = 'IN_SERVICE'
              left join camera_health h on h.camera_id = c.id
             group by f.id
                on conflict (facility_id) do update set
                   province = excluded.province, enterprise = excluded.enterprise, up = excluded.up,
                   degraded = excluded.degraded, down = excluded.down, unknown = excluded.unknown, reasons = excluded.reasons\
            """;

    private final ScopedTransaction transactions;
    private final AtomicBoolean counting = new AtomicBoolean();
    private volatile long timer;

    Tallies(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        timer = vertx.setPeriodic(EVERY_MILLISECONDS, tick -> recountInTurn());
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    private void recountInTurn() {
        if (counting.compareAndSet(false, true)) {
            recount()
                    .eventually(() -> counting.set(false))
                    .subscribe()
                    .with(
                            count -> LOG.debugf("Facilities were counted again count=%d", count),
                            lost -> LOG.warnf("Facilities cannot be counted: %s", lost.toString()));
        }
    }

    /// The number of facilities that were counted again; none while another replica does it.
    Uni<Integer> recount() {
        return transactions.bulk(
                new Viewer.Counter(),
                Permission.READ,
                connection ->
                        connection
                                .query(TURN)
                                .execute()
                                .map(turn -> turn.iterator().next().getBoolean(0))
                                .chain(mine -> mine ? counted(connection) : nobody()));
    }

    private static Uni<Integer> counted(SqlConnection connection) {
        return connection.query(RECOUNT).execute().map(RowSet::rowCount);
    }

    private static Uni<Integer> nobody() {
        return Uni.createFrom().item(0);
    }
}
