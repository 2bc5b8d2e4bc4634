package vn.giamsat.campaign;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Writes what an order covers, inside a transaction of the nation. Confined to it.
final class ScopeStatements {
    /// Coordinators that were named before may have gone meanwhile: only new ones are looked at.
    private static final String STRANGERS =
            """
            select asked.place - 1
              from unnest($2::text[], $3::uuid[]) with ordinality as asked (province, coordinator, place)
             where asked.coordinator is not null
               and not exists (select from campaign_province known
                                where known.campaign_id = $1 and known.province = asked.province
                                  and known.coordinator = asked.coordinator)
               and not exists (select from appointment a
                                where a.person_id = asked.coordinator and a.role = 'PROVINCE_OPERATOR'
                                  and asked.province in (select units_within(a.province))
                                  and a.valid_from <= now()
                                  and (a.valid_to is null or a.valid_to > now()))
             order by asked.place\
            """;
    private static final String FORGET =
            "delete from campaign_province where campaign_id = $1 and province <> all($2)";
    private static final String COVER =
            """
            insert into campaign_province (campaign_id, province, coordinator)
            select $1, asked.province, asked.coordinator
              from unnest($2::text[], $3::uuid[]) as asked (province, coordinator)
                on conflict (campaign_id, province) do update set coordinator = excluded.coordinator
             where campaign_province.coordinator is distinct from excluded.coordinator\
            """;
    private static final String KNOWN = "select count(*) from facility where id = any($1)";
    private static final String NAME =
            """
            insert into campaign_facility (campaign_id, facility_id, province, enterprise, named, step)
            select $1, f.id, f.province, f.assigned, true,
                   case when has_contact(f.id) then 'CONTACT_APPOINTED' else 'LISTED' end
              from facility f where f.id = any($2)
                on conflict (campaign_id, facility_id) do update set named = true
             where not campaign_facility.named\
            """;
    private static final String UNNAME =
            """
            update campaign_facility set named = false
             where campaign_id = $1 and named and facility_id <> all($2)\
            """;

    /// The database does that by itself when provinces or the kind of scope change; not when other
    /// facilities are named.
    private static final String GATHER = "select campaign_gathers($1)";

    private final SqlConnection connection;
    private final UUID campaign;

    ScopeStatements(SqlConnection connection, UUID campaign) {
        this.connection = connection;
        this.campaign = campaign;
    }

    /// @throws Problem INVALID_INPUT
    Uni<Void> demandCoordinators(List<CampaignProvinceDraft> provinces) {
        return connection
                .preparedQuery(STRANGERS)
                .execute(values(provinces))
                .invoke(
                        rows ->
                                rows.forEach(
                                        row -> {
                                            var field =
                                                    "provinces[%d].coordinatorId"
                                                            .formatted(row.getLong(0));
                                            throw Problem.invalid(
                                                    Violation.of(field, "coordinator-there"));
                                        }))
                .replaceWithVoid();
    }

    Uni<Void> coverProvinces(List<CampaignProvinceDraft> provinces) {
        return connection
                .preparedQuery(FORGET)
                .execute(Tuple.of(campaign, keys(provinces)))
                .chain(() -> connection.preparedQuery(COVER).execute(values(provinces)))
                .replaceWithVoid();
    }

    /// @throws Problem INVALID_INPUT
    Uni<Void> nameFacilities(List<UUID> facilities) {
        var ids = facilities.toArray(UUID[]::new);
        return connection
                .preparedQuery(KNOWN)
                .execute(Tuple.of(ids))
                .invoke(
                        rows -> {
                            if (rows.iterator().next().getLong(0) < ids.length) {
                                throw Problem.invalid(
                                        Violation.of("facilityIds", "facility-in-scope"));
                            }
                        })
                .chain(() -> connection.preparedQuery(NAME).execute(Tuple.of(campaign, ids)))
                .chain(() -> connection.preparedQuery(UNNAME).execute(Tuple.of(campaign, ids)))
                .chain(() -> connection.preparedQuery(GATHER).execute(Tuple.of(campaign)))
                .replaceWithVoid();
    }

    private Tuple values(List<CampaignProvinceDraft> provinces) {
        return Tuple.tuple()
                .addUUID(campaign)
                .addArrayOfString(keys(provinces))
                .addArrayOfUUID(
                        provinces.stream()
                                .<@Nullable UUID>map(CampaignProvinceDraft::coordinatorId)
                                .toArray(UUID[]::new));
    }

    private static String[] keys(List<CampaignProvinceDraft> provinces) {
        return provinces.stream().map(CampaignProvinceDraft::province).toArray(String[]::new);
    }
}
