package vn.giamsat.health;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// The last pictures of cameras, and those of incidents, for people. Event loop.
@ApplicationScoped
public class Pictures {
    /// Pictures show people, so each look is audited, a look at the copy that the viewer holds too.
    private static final String PICTURE =
            """
            select taken_at, digest, case when digest is distinct from $2 then jpeg end jpeg,
                   audit_picture_viewed(camera_id, facility_id, province, digest)
              from camera_picture
             where camera_id = $1 and taken_at > $3\
            """;

    private static final String PICTURE_OF_INCIDENT =
            """
            select taken_at, digest, case when digest is distinct from $2 then jpeg end jpeg,
                   audit_picture_viewed(camera_id, facility_id, province, digest)
              from incident_picture
             where incident_id = $1 and taken_at > $3 and side = $4\
            """;

    private final ScopedTransaction transactions;
    private final HealthSettings settings;
    private final Clock clock;

    Pictures(ScopedTransaction transactions, HealthSettings settings, Clock clock) {
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /// The camera's picture; without its bytes when its digest is the one that the viewer has.
    /// Empty when there is none, none that is kept any more, or the camera is outside the viewer's
    /// scope.
    public Uni<Optional<CameraPicture>> ofCamera(
            UUID cameraId, @Nullable String held, Viewer viewer) {
        return looked(PICTURE, Tuple.of(cameraId, held, at(kept())), viewer);
    }

    /// The same of an incident of a camera: the last picture before it, or the first in it.
    public Uni<Optional<CameraPicture>> ofIncident(
            UUID incidentId, PictureSide side, @Nullable String held, Viewer viewer) {
        return looked(
                PICTURE_OF_INCIDENT,
                Tuple.of(incidentId, held, at(keptOfIncidents()), side.name()),
                viewer);
    }

    private Instant kept() {
        return clock.instant().minus(settings.pictureRetention());
    }

    private Instant keptOfIncidents() {
        return settings.incidentPicturesSince(clock.instant()).orElse(Instant.EPOCH);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private Uni<Optional<CameraPicture>> looked(String sql, Tuple values, Viewer viewer) {
        return transactions.bulk(
                viewer,
                Permission.READ,
                connection ->
                        connection
                                .preparedQuery(sql)
                                .execute(values)
                                .map(rows -> rows.iterator())
                                .map(
                                        rows ->
                                                rows.hasNext()
                                                        ? Optional.of(picture(rows.next()))
                                                        : Optional.empty()));
    }

    private static CameraPicture picture(Row row) {
        var jpeg = row.getBuffer("jpeg");
        return new CameraPicture(
                row.getOffsetDateTime("taken_at").toInstant(),
                row.getString("digest"),
                jpeg == null ? null : jpeg.getBytes());
    }
}
