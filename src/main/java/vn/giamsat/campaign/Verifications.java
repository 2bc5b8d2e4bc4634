package vn.giamsat.campaign;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.campaign.CampaignFacilities.Place;
import vn.giamsat.registry.Zone;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// How far connections are verified. Each question is one statement. Event loop.
@ApplicationScoped
public class Verifications {
    private static final int UNVERIFIED_SHOWN = 200;
    private static final String OF_PLACES =
            """
            select m.campaign_id, m.facility_id, m.step, m.first_connected_at, m.version, v.in_service, v.verified, v.unverified
              from unnest($1::uuid[], $2::uuid[]) as asked (campaign_id, facility_id)
              join campaign_facility m on (m.campaign_id, m.facility_id) = (asked.campaign_id, asked.facility_id)
             cross join lateral (
                   select count(*)::integer in_service, (count(*) filter (where j.verified))::integer verified,
                          coalesce(jsonb_agg(jsonb_build_object('cameraId', j.id, 'name', j.name, 'zone', j.zone, 'reason', j.reason,
                              'at', j.verified_run_at) order by j.name, j.id) filter (where not j.verified), '[]') unverified
                     from (select c.id, c.name, c.zone, h.reason, h.verified_run_at, %s verified
                             from camera c
                             left join camera_health h on h.camera_id = c.id
                            where c.facility_id = m.facility_id and c.state = 'IN_SERVICE') j) v\
            """
                    .formatted(Verified.condition("$3"));

    private final ScopedTransaction transactions;
    private final Verified verified;

    Verifications(ScopedTransaction transactions, Verified verified) {
        this.transactions = transactions;
        this.verified = verified;
    }

    /// @throws Problem NOT_FOUND, also for a facility outside the viewer's scope
    public Uni<VerificationView> one(Place place, Viewer viewer) {
        return ofPlaces(List.of(place), viewer)
                .map(
                        found ->
                                found.stream()
                                        .findFirst()
                                        .orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    /// In no order: one statement for all.
    public Uni<List<VerificationView>> ofPlaces(List<Place> places, Viewer viewer) {
        var asked =
                Tuple.of(
                        places.stream().map(Place::campaignId).toArray(UUID[]::new),
                        places.stream().map(Place::facilityId).toArray(UUID[]::new),
                        verified.seconds());
        return transactions.rows(viewer, OF_PLACES, asked, Verifications::view);
    }

    private static VerificationView view(Row row) {
        var first = row.getOffsetDateTime("first_connected_at");
        return new VerificationView(
                row.getUUID("campaign_id"),
                row.getUUID("facility_id"),
                StepName.valueOf(row.getString("step")),
                first == null ? null : first.toInstant(),
                row.getInteger("in_service"),
                row.getInteger("verified"),
                unverified(row.getJsonArray("unverified")),
                row.getInteger("version"));
    }

    private static List<UnverifiedCamera> unverified(JsonArray cameras) {
        return cameras.stream()
                .map(JsonObject.class::cast)
                .limit(UNVERIFIED_SHOWN)
                .map(
                        it ->
                                new UnverifiedCamera(
                                        UUID.fromString(it.getString("cameraId")),
                                        it.getString("name"),
                                        Zone.valueOf(it.getString("zone")),
                                        it.getString("reason"),
                                        instant(it.getString("at"))))
                .toList();
    }

    private static @Nullable Instant instant(@Nullable String at) {
        return at == null ? null : OffsetDateTime.parse(at).toInstant();
    }
}
