package vn.giamsat.campaign;

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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.campaign.CampaignFacilities.Place;

/// Finds facilities connected: every camera in service of one with an agreed plan is verified.
/// Looks at those that are being connected, and at no others: what reopens a connected one, the
/// database notices (migrations V027 and V040). Every replica tries, one at a time does it, each
/// look is one transaction: a crash leaves it to the next. Event loop.
@ApplicationScoped
public class Verification {
    private static final Logger LOG = Logger.getLogger(Verification.class);

    /// Too small: what is being connected is looked at for nothing. Too big: people wait to see it.
    private static final long EVERY_MILLISECONDS = 5_000;

    private static final String TURN = "select pg_try_advisory_xact_lock(597, 27)";

    /// Connecting begins with the first camera in service.
    private static final String READY =
            """
            select m.campaign_id, m.facility_id, m.step
              from campaign_facility m
             where m.step in ('PLAN_AGREED', 'CONNECTING') and m.left_at is null
               and exists (select from camera c where c.facility_id = m.facility_id and c.state = 'IN_SERVICE')
               and (m.step = 'PLAN_AGREED' or not exists (
                    select from camera c
                      left join camera_health h on h.camera_id = c.id
                     where c.facility_id = m.facility_id and c.state = 'IN_SERVICE' and not %s))\
            """
                    .formatted(Verified.condition("$1"));
    private static final String LOCK =
            READY + " order by m.campaign_id, m.facility_id limit 200 for update of m skip locked";

    /// Who enters a camera locks its places first: of those that are locked here, none comes anew.
    private static final String AGAIN = READY + " and m.facility_id = any($2)";

    private final ScopedTransaction transactions;
    private final Steps steps;
    private final Verified verified;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile long timer;

    Verification(ScopedTransaction transactions, Steps steps, Verified verified) {
        this.transactions = transactions;
        this.steps = steps;
        this.verified = verified;
    }

    /// A place that can move on.
    private record Ready(Place place, Move move) {}

    void start(@Observes StartupEvent start, Vertx vertx) {
        timer = vertx.setPeriodic(EVERY_MILLISECONDS, tick -> lookInTurn());
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    private void lookInTurn() {
        if (looking.compareAndSet(false, true)) {
            look().eventually(() -> looking.set(false))
                    .subscribe()
                    .with(
                            moved -> LOG.debugf("Connections were verified moves=%d", moved),
                            lost ->
                                    LOG.warnf(
                                            "Connections cannot be verified: %s", lost.toString()));
        }
    }

    /// The number of moves; none while another replica looks.
    Uni<Integer> look() {
        return transactions.bulk(
                new Viewer.Verifier(),
                Permission.READ,
                connection ->
                        connection
                                .query(TURN)
                                .execute()
                                .map(turn -> turn.iterator().next().getBoolean(0))
                                .chain(mine -> mine ? moved(connection) : nobody()));
    }

    private Uni<Integer> moved(SqlConnection connection) {
        return ready(connection, LOCK, Tuple.of(verified.seconds()))
                .chain(locked -> locked.isEmpty() ? nobody() : moved(connection, locked));
    }

    private Uni<Integer> moved(SqlConnection connection, List<Ready> locked) {
        var ids = locked.stream().map(it -> it.place().facilityId()).toArray(UUID[]::new);
        return ready(connection, AGAIN, Tuple.of(verified.seconds(), ids))
                .onItem()
                .transformToMulti(
                        again -> Multi.createFrom().iterable(again).filter(locked::contains))
                .onItem()
                .transformToUniAndConcatenate(
                        it -> steps.move(connection, it.place(), it.move(), null))
                .collect()
                .asList()
                .map(List::size);
    }

    private static Uni<List<Ready>> ready(SqlConnection connection, String sql, Tuple values) {
        return connection
                .preparedQuery(sql)
                .execute(values)
                .map(rows -> rows.stream().map(Verification::ready).toList());
    }

    private static Ready ready(Row row) {
        var begins = StepName.valueOf(row.getString("step")) == StepName.PLAN_AGREED;
        return new Ready(
                new Place(row.getUUID("campaign_id"), row.getUUID("facility_id")),
                begins ? Move.BEGIN_CONNECTION : Move.VERIFY_CONNECTION);
    }

    private static Uni<Integer> nobody() {
        return Uni.createFrom().item(0);
    }
}
