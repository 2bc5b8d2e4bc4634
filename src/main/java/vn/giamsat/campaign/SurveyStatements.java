package vn.giamsat.campaign;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Scope;
import vn.giamsat.campaign.CampaignFacilities.Place;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Statements on surveys, inside a transaction of somebody who may survey. Confined to it.
final class SurveyStatements {
    private static final String WHO =
            "nullif(current_setting('giamsat.person', true), '')::uuid,"
                    + " current_setting('giamsat.actor')";
    private static final String INSERT =
            """
            insert into survey (id, campaign_id, facility_id, province, enterprise, supersedes, surveyed_on, participants,
                                infection_control, cameras, addresses, recorder, uplink_provider, uplink_mbits, power_backup,
                                uncovered_zones, verdict, reason, remarks, saved_by, saved_by_name, created_at, updated_at, photos)
            select $1, m.campaign_id, m.facility_id, m.province, m.enterprise, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
                   $13, $14, $15, %s, $16, $16, $17
              from campaign_facility m where m.campaign_id = $18 and m.facility_id = $19\
            """
                    .formatted(WHO);
    private static final String AMEND =
            """
            update survey set supersedes = $2, surveyed_on = $3, participants = $4, infection_control = $5, cameras = $6,
                   addresses = $7, recorder = $8, uplink_provider = $9, uplink_mbits = $10, power_backup = $11,
                   uncovered_zones = $12, verdict = $13, reason = $14, remarks = $15,
                   (saved_by, saved_by_name) = (%s), updated_at = $16, photos = $17, version = version + 1
             where id = $1\
            """
                    .formatted(WHO);

    /// Alone and before it is read, as in [Steps].
    private static final String LOCK = "select version from survey where id = $1 for update";
    private static final String LATEST =
            """
            select id, number from survey
             where campaign_id = $1 and facility_id = $2 and state = 'SUBMITTED' order by number desc limit 1\
            """;
    private static final String SUBMIT =
            """
            update survey set state = 'SUBMITTED', number = $2, cameras = $3, (saved_by, saved_by_name) = (%s),
                   submitted_at = $4, updated_at = $4, version = version + 1
             where id = $1\
            """
                    .formatted(WHO);

    private final SqlConnection connection;
    private final String byId;

    SurveyStatements(SqlConnection connection, Scope scope) {
        this.connection = connection;
        this.byId = SurveyRows.select(scope) + " where s.id = $1";
    }

    /// The submitted survey of a facility that nothing supersedes.
    record Latest(UUID id, int number) {}

    /// @throws Problem NOT_FOUND for a facility that is not in the campaign, or out of scope
    Uni<SurveyView> insert(UUID id, Place place, SurveyDraft draft, Instant now) {
        var values = values(id, draft, now).addUUID(place.campaignId()).addUUID(place.facilityId());
        return connection
                .preparedQuery(INSERT)
                .execute(values)
                .invoke(
                        rows -> {
                            if (rows.rowCount() == 0) { // else one with this id would be shown
                                throw new Problem(ErrorCode.NOT_FOUND);
                            }
                        })
                .chain(() -> one(id));
    }

    /// @throws Problem NOT_FOUND
    Uni<SurveyView> locked(UUID id) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(id)).chain(() -> one(id));
    }

    Uni<SurveyView> amend(UUID id, SurveyDraft draft, Instant now) {
        return connection.preparedQuery(AMEND).execute(values(id, draft, now)).chain(() -> one(id));
    }

    Uni<@Nullable Latest> latest(Place place) {
        return connection
                .preparedQuery(LATEST)
                .execute(Tuple.of(place.campaignId(), place.facilityId()))
                .map(rows -> rows.iterator().hasNext() ? rows.iterator().next() : null)
                .map(
                        row ->
                                row == null
                                        ? null
                                        : new Latest(row.getUUID("id"), row.getInteger("number")));
    }

    Uni<SurveyView> submit(UUID id, int number, List<FoundCamera> cameras, Instant now) {
        var values =
                Tuple.of(id, number, SurveyJson.cameras(cameras), now.atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(SUBMIT).execute(values).chain(() -> one(id));
    }

    /// @throws Problem NOT_FOUND
    Uni<SurveyView> one(UUID id) {
        return connection
                .preparedQuery(byId)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(SurveyRows::view).findFirst())
                .map(found -> found.orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    private static Tuple values(UUID id, SurveyDraft draft, Instant now) {
        var verdict = draft.verdict();
        return Tuple.tuple()
                .addUUID(id)
                .addUUID(draft.supersedes())
                .addLocalDate(draft.surveyedOn())
                .addJsonArray(SurveyJson.participants(draft.participants()))
                .addJsonObject(SurveyJson.infectionControl(draft.infectionControl()))
                .addJsonArray(SurveyJson.cameras(cameras(draft)))
                .addArrayOfString(addresses(draft))
                .addString(draft.recorder())
                .addString(draft.uplink().provider())
                .addDouble(draft.uplink().megabitsPerSecond())
                .addBoolean(draft.powerBackup())
                .addArrayOfString(
                        draft.uncoveredZones().stream().map(Enum::name).toArray(String[]::new))
                .addString(verdict == null ? null : verdict.name())
                .addString(draft.reason())
                .addString(draft.remarks())
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addArrayOfUUID(draft.photos().toArray(UUID[]::new));
    }

    private static List<FoundCamera> cameras(SurveyDraft draft) {
        return draft.cameras().stream()
                .map(
                        it ->
                                new FoundCamera(
                                        it.name(),
                                        it.zone(),
                                        it.brand(),
                                        it.model(),
                                        null,
                                        it.usable(),
                                        null,
                                        null))
                .toList();
    }

    private static String[] addresses(SurveyDraft draft) {
        return draft.cameras().stream()
                .<@Nullable String>map(FoundCameraDraft::streamAddress)
                .toArray(String[]::new);
    }
}
