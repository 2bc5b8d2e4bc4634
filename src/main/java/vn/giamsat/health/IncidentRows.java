package vn.giamsat.health;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rows of incidents as views.
final class IncidentRows {
    /// Whether an incident stands for itself to who asks: it joined no other, or none that lasts as
    /// long, or none that can be seen.
    static final String STANDS =
            """
            (i.parent_id is null or i.alone_since is not null
             or not exists (select from incident p where p.id = i.parent_id))            """;

    static final String SELECT =
            """
            select i.id, i.level, i.camera_id, i.facility_id, i.province, nullif(i.enterprise, 'NONE') as enterprise,
                   case when i.level = 'UPLINK' then i.uplink end as uplink,
                   p.id as parent_id, case when p.id is not null then i.alone_since end as alone_since,
                   i.silent and p.id is not null as silent, i.kind, i.reason,
                   i.measured, i.threshold, i.measured_unit, i.opened_at, i.closed_at, i.ending,
                   i.last_good_at, i.acknowledged_at, i.acknowledged_by, i.acknowledged_by_name, i.note, i.version,
                   c.report_id, c.kind as cause, c.expected_end
              from incident i
              left join incident p on p.id = i.parent_id
              left join lateral report_explaining(i.facility_id, i.camera_id, i.opened_at) c on true\
            """;

    private IncidentRows() {}

    static IncidentView view(Row row) {
        var opened = Objects.requireNonNull(instant(row, "opened_at"));
        var closed = instant(row, "closed_at");
        return new IncidentView(
                row.getUUID("id"),
                IncidentLevel.valueOf(row.getString("level")),
                row.getUUID("camera_id"),
                row.getUUID("facility_id"),
                row.getString("province"),
                row.getString("enterprise"),
                row.getString("uplink"),
                row.getUUID("parent_id"),
                instant(row, "alone_since"),
                row.getBoolean("silent"),
                IncidentKind.valueOf(row.getString("kind")),
                HealthViews.reason(row.getString("reason")),
                HealthViews.measured(row),
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
