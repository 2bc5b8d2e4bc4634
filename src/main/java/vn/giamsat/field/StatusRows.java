package vn.giamsat.field;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rows of status reports as views.
final class StatusRows {
    static final String SELECT =
            """
            select r.id, r.facility_id, r.province, r.kind, r.camera_id, r.told, r.begins_at, r.expected_end, r.ended_at, r.lasts_until,
                   r.client_occurred_at, r.received_at, r.clock_difference_seconds, r.person_id, r.person_name, r.photos, r.version
              from status_report r\
            """;

    private StatusRows() {}

    static StatusReportView view(Row row) {
        return new StatusReportView(
                row.getUUID("id"),
                row.getUUID("facility_id"),
                row.getString("province"),
                StatusKind.valueOf(row.getString("kind")),
                row.getUUID("camera_id"),
                row.getString("told"),
                Objects.requireNonNull(instant(row, "begins_at")),
                instant(row, "expected_end"),
                instant(row, "ended_at"),
                Objects.requireNonNull(instant(row, "lasts_until")),
                instant(row, "client_occurred_at"),
                Objects.requireNonNull(instant(row, "received_at")),
                row.getLong("clock_difference_seconds"),
                row.getUUID("person_id"),
                row.getString("person_name"),
                List.of(row.getArrayOfUUIDs("photos")),
                row.getInteger("version"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        var at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
