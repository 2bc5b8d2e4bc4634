package vn.giamsat.health;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rows of incidents as views.
final class IncidentRows {
    static final String SELECT =
            """
            select i.id, i.camera_id, i.facility_id, i.province, i.kind, i.reason, i.opened_at, i.closed_at, i.ending,
                   i.last_good_at, i.acknowledged_at, i.acknowledged_by, i.acknowledged_by_name, i.note, i.version,
                   c.report_id, c.kind as cause, c.expected_end
              from incident i
              left join lateral report_explaining(i.facility_id, i.camera_id, i.opened_at) c on true\
            """;

    private IncidentRows() {}

    static IncidentView view(Row row) {
        var opened = Objects.requireNonNull(instant(row, "opened_at"));
        var closed = instant(row, "closed_at");
        return new IncidentView(
                row.getUUID("id"),
                row.getUUID("camera_id"),
                row.getUUID("facility_id"),
                row.getString("province"),
                IncidentKind.valueOf(row.getString("kind")),
                HealthViews.reason(row.getString("reason")),
                opened,
                closed,
                ending(row.getString("ending")),
                closed == null ? null : Duration.between(opened, closed).toSeconds(),
                instant(row, "last_good_at"),
                instant(row, "acknowledged_at"),
                row.getUUID("acknowledged_by"),
                row.getString("acknowledged_by_name"),
                row.getString("note"),
                cause(row),
                row.getInteger("version"));
    }

    private static @Nullable IncidentCause cause(Row row) {
        var kind = row.getString("cause");
        return kind == null
                ? null
                : new IncidentCause(
                        row.getUUID("report_id"),
                        CauseKind.valueOf(kind),
                        instant(row, "expected_end"));
    }

    private static @Nullable IncidentEnding ending(@Nullable String name) {
        return name == null ? null : IncidentEnding.valueOf(name);
    }

    private static @Nullable Instant instant(Row row, String column) {
        var at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
