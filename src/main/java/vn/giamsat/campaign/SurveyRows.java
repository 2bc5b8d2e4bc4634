package vn.giamsat.campaign;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Scope;
import vn.giamsat.registry.Zone;

/// Rows of surveys as views.
final class SurveyRows {
    private static final String COLUMNS =
            """
            select s.id, s.campaign_id, s.facility_id, s.province, s.state, s.number, s.supersedes, s.surveyed_on,
                   s.participants, s.infection_control, s.cameras, %s, s.recorder, s.uplink_provider, s.uplink_mbits,
                   s.power_backup, s.uncovered_zones, s.photos, s.verdict, s.reason, s.remarks, s.saved_by, s.saved_by_name,
                   s.submitted_at, s.version, s.created_at, s.updated_at
              from survey s\
            """;
    private static final String ALL = COLUMNS.formatted("s.addresses");
    private static final String WITHOUT_ADDRESSES = COLUMNS.formatted("null::text[] addresses");

    private SurveyRows() {}

    /// What of a survey people of the scope may know. The database would refuse them the rest.
    static String select(Scope scope) {
        return scope.knowsAddresses() ? ALL : WITHOUT_ADDRESSES;
    }

    static SurveyView view(Row row) {
        return new SurveyView(
                row.getUUID("id"),
                row.getUUID("campaign_id"),
                row.getUUID("facility_id"),
                row.getString("province"),
                SurveyState.valueOf(row.getString("state")),
                row.getInteger("number"),
                row.getUUID("supersedes"),
                row.getLocalDate("surveyed_on"),
                SurveyJson.participants(row.getJsonArray("participants")),
                SurveyJson.infectionControl(row.getJsonObject("infection_control")),
                SurveyJson.cameras(row.getJsonArray("cameras"), row.getArrayOfStrings("addresses")),
                row.getString("recorder"),
                new Uplink(row.getString("uplink_provider"), row.getDouble("uplink_mbits")),
                row.getBoolean("power_backup"),
                zones(row.getArrayOfStrings("uncovered_zones")),
                List.of(row.getArrayOfUUIDs("photos")),
                verdict(row.getString("verdict")),
                row.getString("reason"),
                row.getString("remarks"),
                row.getUUID("saved_by"),
                row.getString("saved_by_name"),
                instant(row, "submitted_at"),
                row.getInteger("version"),
                Objects.requireNonNull(instant(row, "created_at")),
                Objects.requireNonNull(instant(row, "updated_at")));
    }

    private static List<Zone> zones(String[] names) {
        return Arrays.stream(names).map(Zone::valueOf).toList();
    }

    private static @Nullable Verdict verdict(@Nullable String name) {
        return name == null ? null : Verdict.valueOf(name);
    }

    private static @Nullable Instant instant(Row row, String column) {
        var at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
