package vn.giamsat.campaign;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.campaign.CampaignFacilities.Place;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Moves facilities from step to step. The row is locked while a move is judged, so that of two at
/// once the second is judged by what the first left. The database writes each change down. Event
/// loop.
@ApplicationScoped
public class Steps {
    /// Alone and before it is read: whoever waited for the lock must see what the other left.
    private static final String LOCK =
            """
            select version from campaign_facility
             where campaign_id = $1 and facility_id = $2 for update\
            """;
    private static final String ONE =
            CampaignFacilityRows.SELECT + " where m.campaign_id = $1 and m.facility_id = $2";

    /// Waits for appointments that are being made and lets none begin: one that does not see where
    /// the facility returns to would not move it on (migration V020). Before the row is locked.
    private static final String HOLD_APPOINTMENTS = "select pg_advisory_xact_lock(597, 1)";
    private static final String HAS_CONTACT = "select has_contact($1)";
    private static final String STORE =
            """
            update campaign_facility
               set step = $3, before = $4, reason = $5, step_since = $6,
                   first_connected_at = coalesce(first_connected_at, $7)
             where campaign_id = $1 and facility_id = $2\
            """;

    private final ScopedTransaction transactions;
    private final Clock clock;

    Steps(ScopedTransaction transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Declares that a facility cannot be connected or need not be, or takes that back.
    ///
    /// @param version that the client has seen
    /// @throws Problem NOT_FOUND, VERSION_STALE, ILLEGAL_STEP, INVALID_INPUT without a reason
    public Uni<CampaignFacilityCourse> decide(
            Place place, int version, Decision decision, Viewer viewer) {
        var move = decision.demandedMove();
        return transactions.bulk(
                viewer,
                Permission.DECIDE_STEPS,
                connection ->
                        held(connection, move)
                                .chain(() -> locked(connection, place))
                                .invoke(found -> demand(found, version))
                                .chain(found -> decided(connection, found, move, decision))
                                .chain(found -> course(connection, found)));
    }

    private static Uni<Void> held(SqlConnection connection, Move move) {
        return move == Move.TAKE_BACK
                ? connection.query(HOLD_APPOINTMENTS).execute().replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private Uni<CampaignFacilityView> decided(
            SqlConnection connection, CampaignFacilityView found, Move move, Decision decision) {
        return contactAppointed(connection, found.facilityId())
                .map(contact -> new Occasion(clock.instant(), decision.reason(), contact))
                .chain(occasion -> moved(connection, found, move, occasion));
    }

    /// Moves a facility inside a transaction of somebody who may: for surveys, plans and
    /// verification.
    ///
    /// @param move any but TAKE_BACK
    /// @param reason why, where there is something to say
    /// @throws Problem NOT_FOUND, ILLEGAL_STEP
    Uni<CampaignFacilityView> move(
            SqlConnection connection, Place place, Move move, @Nullable String reason) {
        var occasion = new Occasion(clock.instant(), reason, false);
        return locked(connection, place).chain(found -> moved(connection, found, move, occasion));
    }

    private static Uni<CampaignFacilityView> locked(SqlConnection connection, Place place) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(place.campaignId(), place.facilityId()))
                .chain(() -> one(connection, place));
    }

    private static Uni<CampaignFacilityView> one(SqlConnection connection, Place place) {
        return connection
                .preparedQuery(ONE)
                .execute(Tuple.of(place.campaignId(), place.facilityId()))
                .map(rows -> rows.stream().map(CampaignFacilityRows::view).findFirst())
                .map(found -> found.orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    /// In the same transaction: nobody else sees it yet.
    private static Uni<CampaignFacilityCourse> course(
            SqlConnection connection, CampaignFacilityView found) {
        var place = Tuple.of(new UUID[] {found.campaignId()}, new UUID[] {found.facilityId()});
        return connection
                .preparedQuery(CampaignFacilities.STEPS)
                .execute(place)
                .map(rows -> rows.stream().map(CampaignFacilityRows::change).toList())
                .map(steps -> new CampaignFacilityCourse(found, steps));
    }

    private static void demand(CampaignFacilityView found, int version) {
        if (found.version() != version) {
            throw new Problem(ErrorCode.VERSION_STALE, "is at version " + found.version());
        }
    }

    private static Uni<Boolean> contactAppointed(SqlConnection connection, UUID facility) {
        return connection
                .preparedQuery(HAS_CONTACT)
                .execute(Tuple.of(facility))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static Uni<CampaignFacilityView> moved(
            SqlConnection connection, CampaignFacilityView found, Move move, Occasion occasion) {
        var from = CampaignFacilityRows.step(found);
        var to = move.from(from, occasion).orElseThrow(() -> illegal(from));
        if (to.equals(from)) {
            return Uni.createFrom().item(found);
        }
        var place = new Place(found.campaignId(), found.facilityId());
        return connection
                .preparedQuery(STORE)
                .execute(values(place, to, occasion))
                .chain(() -> one(connection, place));
    }

    private static Problem illegal(Step from) {
        var legal = Move.legalFrom(from).stream().map(Move::name).toList();
        return Problem.insteadOf(ErrorCode.ILLEGAL_STEP, from.name().name(), legal);
    }

    private static Tuple values(Place place, Step to, Occasion occasion) {
        return Tuple.tuple()
                .addUUID(place.campaignId())
                .addUUID(place.facilityId())
                .addString(to.name().name())
                .addString(to instanceof Step.Revocable side ? side.before().name().name() : null)
                .addString(occasion.reason())
                .addOffsetDateTime(at(occasion.at()))
                .addOffsetDateTime(
                        to instanceof Step.Connected connected
                                ? at(connected.firstConnectedAt())
                                : null);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
