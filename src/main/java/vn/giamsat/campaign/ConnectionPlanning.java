package vn.giamsat.campaign;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import vn.giamsat.access.ClientIds;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.campaign.CampaignFacilities.Place;
import vn.giamsat.registry.RequiredPoints;
import vn.giamsat.shared.Broken;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Commands on connection plans. Drafts come in validated. The place of the facility is locked
/// first, by its step, so that proposals and decisions of one facility wait for each other. Event
/// loop.
@ApplicationScoped
public class ConnectionPlanning {
    private static final String WHO =
            "nullif(current_setting('giamsat.person', true), '')::uuid, current_setting('giamsat.actor')";
    private static final String SUPERSEDE =
            """
            update connection_plan set state = 'SUPERSEDED', version = version + 1
             where campaign_id = $1 and facility_id = $2 and state = $3\
            """;
    private static final String INSERT =
            """
            insert into connection_plan (id, campaign_id, facility_id, province, enterprise, number, method, payer, installer, tasks,
                                         points, starts_on, finishes_on, remarks, proposed_at, proposed_by, proposed_by_name)
            select $1, m.campaign_id, m.facility_id, m.province, m.enterprise,
                   1 + coalesce((select max(p.number) from connection_plan p
                                  where (p.campaign_id, p.facility_id) = (m.campaign_id, m.facility_id)), 0),
                   $4, $5, $6, $7, $8, $9, $10, $11, $12, %s
              from campaign_facility m where m.campaign_id = $2 and m.facility_id = $3\
            """
                    .formatted(WHO);
    private static final String DECIDE =
            """
            update connection_plan set state = $2, reason = $3, decided_at = $4, (decided_by, decided_by_name) = (%s),
                   version = version + 1
             where id = $1\
            """
                    .formatted(WHO);
    private static final String ONE = ConnectionPlanRows.SELECT + " where p.id = $1";

    private final ScopedTransaction transactions;
    private final Steps steps;
    private final Clock clock;

    ConnectionPlanning(ScopedTransaction transactions, Steps steps, Clock clock) {
        this.transactions = transactions;
        this.steps = steps;
        this.clock = clock;
    }

    /// Proposes a plan; one that still lies before the DIC gives way to it.
    ///
    /// @throws Problem NOT_FOUND, ILLEGAL_STEP, ID_TAKEN, INVALID_INPUT
    public Uni<ConnectionPlanView> propose(Place place, ConnectionPlanDraft draft, Viewer viewer) {
        demandSound(draft);
        var id = ClientIds.of(viewer, viewer.scope(Permission.PROPOSE_PLANS)).given(draft.id());
        return transactions
                .bulk(
                        viewer,
                        Permission.PROPOSE_PLANS,
                        connection ->
                                steps.move(connection, place, Move.PROPOSE_PLAN, null)
                                        .chain(
                                                () ->
                                                        supersede(
                                                                connection,
                                                                place,
                                                                PlanState.PROPOSED))
                                        .chain(() -> insert(connection, id, place, draft)))
                .onFailure(Broken.constraint("connection_plan_pk"))
                .transform(taken -> new Problem(ErrorCode.ID_TAKEN, id.toString()));
    }

    /// Agrees to a plan, from the version that the client has seen, or returns it. An agreed plan
    /// holds until another one is agreed, and all of the facility is verified anew then.
    ///
    /// @throws Problem NOT_FOUND, VERSION_STALE, PLAN_DECIDED, ILLEGAL_STEP, INVALID_INPUT
    public Uni<ConnectionPlanView> decide(
            UUID id, int version, PlanDecision decision, Viewer viewer) {
        decision.demandReason();
        return transactions.bulk(
                viewer,
                Permission.DECIDE_PLANS,
                connection ->
                        one(connection, id)
                                .invoke(found -> demandOpen(found, version))
                                .call(found -> moved(connection, found, decision))
                                .chain(() -> one(connection, id))
                                .invoke(found -> demandOpen(found, version))
                                .chain(found -> decided(connection, found, decision)));
    }

    private Uni<CampaignFacilityView> moved(
            SqlConnection connection, ConnectionPlanView plan, PlanDecision decision) {
        return steps.move(connection, place(plan), decision.kind().move(), decision.reason());
    }

    private Uni<ConnectionPlanView> decided(
            SqlConnection connection, ConnectionPlanView plan, PlanDecision decision) {
        var state = decision.kind().state();
        var values = Tuple.of(plan.id(), state.name(), decision.reason(), now());
        var way =
                state == PlanState.AGREED
                        ? supersede(connection, place(plan), PlanState.AGREED)
                        : Uni.createFrom().voidItem();
        return way.chain(() -> connection.preparedQuery(DECIDE).execute(values))
                .chain(() -> one(connection, plan.id()));
    }

    private Uni<ConnectionPlanView> insert(
            SqlConnection connection, UUID id, Place place, ConnectionPlanDraft draft) {
        var values =
                Tuple.tuple()
                        .addUUID(id)
                        .addUUID(place.campaignId())
                        .addUUID(place.facilityId())
                        .addString(draft.method().name())
                        .addString(draft.payer().name())
                        .addString(draft.installer().name())
                        .addJsonArray(ConnectionPlanRows.tasks(draft.tasks()))
                        .addJsonArray(ConnectionPlanRows.points(draft.points()))
                        .addLocalDate(draft.startsOn())
                        .addLocalDate(draft.finishesOn())
                        .addString(draft.remarks())
                        .addOffsetDateTime(now());
        return connection.preparedQuery(INSERT).execute(values).chain(() -> one(connection, id));
    }

    private static Uni<Void> supersede(SqlConnection connection, Place place, PlanState state) {
        return connection
                .preparedQuery(SUPERSEDE)
                .execute(Tuple.of(place.campaignId(), place.facilityId(), state.name()))
                .replaceWithVoid();
    }

    private static Uni<ConnectionPlanView> one(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(ONE)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(ConnectionPlanRows::view).findFirst())
                .map(found -> found.orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    private static void demandOpen(ConnectionPlanView found, int version) {
        if (found.state() != PlanState.PROPOSED) {
            throw new Problem(
                    found.version() == version ? ErrorCode.PLAN_DECIDED : ErrorCode.VERSION_STALE);
        }
        if (found.version() != version) {
            throw new Problem(ErrorCode.VERSION_STALE, "is at version " + found.version());
        }
    }

    private static void demandSound(ConnectionPlanDraft draft) {
        if (draft.finishesOn().isBefore(draft.startsOn())) {
            throw Problem.invalid(Violation.of("finishesOn", "not-before-start"));
        }
        var zones = draft.points().stream().map(RequiredPoints::zone).distinct().count();
        if (zones < draft.points().size()) {
            throw Problem.invalid(Violation.of("points", "once"));
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Place place(ConnectionPlanView plan) {
        return new Place(plan.campaignId(), plan.facilityId());
    }
}
