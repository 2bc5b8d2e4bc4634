package vn.giamsat.health;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.Rung;

/// The health of cameras as whoever probes them next takes it up.
final class StoredHealth {
    /// Of those of these cameras that were ever judged.
    static final String OF_CAMERAS =
            """
            select camera_id, state, since, rung, reason, checked_at, good_at,
                   up_streak, down_streak, not_up_streak, not_down_streak,
                   recent_verdicts, recent_times, further_verdicts, further_times
              from camera_health
             where camera_id = any($1)\
            """;

    private StoredHealth() {}

    static CameraHealth read(Row row) {
        return new CameraHealth(
                row.getUUID("camera_id"),
                HealthState.valueOf(row.getString("state")),
                row.getOffsetDateTime("since").toInstant(),
                new Streaks(
                        row.getInteger("up_streak"),
                        row.getInteger("down_streak"),
                        row.getInteger("not_up_streak"),
                        row.getInteger("not_down_streak")),
                RecentPictures.read(row),
                RecentChecks.NONE,
                new CameraHealth.Check(
                        row.getOffsetDateTime("checked_at").toInstant(),
                        Rung.valueOf(row.getString("rung")),
                        failures(row)),
                instant(row.getOffsetDateTime("good_at")));
    }

    private static List<Failure> failures(Row row) {
        return Stream.ofNullable(HealthViews.reason(row.getString("reason")))
                .map(Failure::new)
                .toList();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
