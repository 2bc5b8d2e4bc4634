package vn.giamsat.health;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// What cameras are to show, as people approve it. The database audits it and has every replica
/// read the camera again (migration V059). Event loop.
@ApplicationScoped
public class Approving {
    private static final String OF_CAMERA =
            """
            select c.id, r.by_day, r.taken_at, r.digest, r.approved_at, r.approved_by, r.approved_by_name
              from camera c
              left join reference_picture r on r.camera_id = c.id
             where c.id = $1\
            """;
    private static final String APPROVE =
            """
            insert into reference_picture (camera_id, by_day, facility_id, province, enterprise, taken_at, digest, viewpoint,
                                           approved_at, approved_by, approved_by_name)
            select camera_id, by_day, facility_id, province, enterprise, taken_at, digest, viewpoint, $4,
                   nullif(current_setting('giamsat.person', true), '')::uuid, current_setting('giamsat.actor')
              from camera_picture
             where camera_id = $1 and digest = $2 and taken_at > $3 and viewpoint is not null
                on conflict (camera_id, by_day) do update set
                   taken_at = excluded.taken_at, digest = excluded.digest, viewpoint = excluded.viewpoint,
                   approved_at = excluded.approved_at, approved_by = excluded.approved_by,
                   approved_by_name = excluded.approved_by_name\
            """;
    private static final String FORGET = "delete from reference_picture where camera_id = $1";

    private final ScopedTransaction transactions;
    private final HealthSettings settings;
    private final Clock clock;

    Approving(ScopedTransaction transactions, HealthSettings settings, Clock clock) {
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /// @throws Problem NOT_FOUND
    public Uni<ReferencePictures> ofCamera(UUID cameraId, Viewer viewer) {
        return transactions.read(viewer, connection -> ofCamera(connection, cameraId));
    }

    /// Approves the last picture of a camera, by its light; what was approved by the other light
    /// stays.
    ///
    /// @throws Problem NOT_FOUND, PICTURE_SUPERSEDED when another picture is the last one
    public Uni<ReferencePictures> approve(UUID cameraId, ReferenceDraft draft, Viewer viewer) {
        return transactions.bulk(
                viewer,
                Permission.EDIT_CAMERAS,
                connection ->
                        connection
                                .preparedQuery(APPROVE)
                                .execute(approval(cameraId, draft))
                                .map(RowSet::rowCount)
                                .chain(count -> approved(connection, cameraId, count)));
    }

    private Tuple approval(UUID cameraId, ReferenceDraft draft) {
        var now = clock.instant();
        var since = now.minus(settings.pictureRetention());
        return Tuple.of(cameraId, draft.digest(), utc(since), utc(now));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Uni<ReferencePictures> approved(
            SqlConnection connection, UUID cameraId, int count) {
        return ofCamera(connection, cameraId)
                .invoke(
                        () -> {
                            if (count == 0) {
                                throw new Problem(ErrorCode.PICTURE_SUPERSEDED);
                            }
                        });
    }

    /// Takes back what was approved, by either light: nothing is compared any more.
    ///
    /// @throws Problem NOT_FOUND
    public Uni<ReferencePictures> forget(UUID cameraId, Viewer viewer) {
        return transactions.bulk(
                viewer,
                Permission.EDIT_CAMERAS,
                connection ->
                        connection
                                .preparedQuery(FORGET)
                                .execute(Tuple.of(cameraId))
                                .chain(() -> ofCamera(connection, cameraId)));
    }

    private static Uni<ReferencePictures> ofCamera(SqlConnection connection, UUID cameraId) {
        return connection
                .preparedQuery(OF_CAMERA)
                .execute(Tuple.of(cameraId))
                .map(rows -> rows.stream().toList())
                .map(rows -> pictures(cameraId, rows));
    }

    private static ReferencePictures pictures(UUID cameraId, List<Row> rows) {
        if (rows.isEmpty()) {
            throw new Problem(ErrorCode.NOT_FOUND);
        }
        return new ReferencePictures(cameraId, picture(rows, true), picture(rows, false));
    }

    private static @Nullable ReferencePicture picture(List<Row> rows, boolean byDay) {
        return rows.stream()
                .filter(row -> Boolean.valueOf(byDay).equals(row.getBoolean("by_day")))
                .map(Approving::picture)
                .findFirst()
                .orElse(null);
    }

    private static ReferencePicture picture(Row row) {
        return new ReferencePicture(
                row.getOffsetDateTime("taken_at").toInstant(),
                row.getString("digest"),
                row.getOffsetDateTime("approved_at").toInstant(),
                row.getUUID("approved_by"),
                row.getString("approved_by_name"));
    }
}
