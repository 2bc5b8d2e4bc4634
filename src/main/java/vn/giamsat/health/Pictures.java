package vn.giamsat.health;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// The last pictures of cameras, for people. Event loop.
@ApplicationScoped
public class Pictures {
    private static final String PICTURE =
            """
            select taken_at, digest, case when digest is distinct from $2 then jpeg end jpeg
              from camera_picture
             where camera_id = $1\
            """;

    private final ScopedTransaction transactions;

    Pictures(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// The camera's picture; without its bytes when its digest is the one that the viewer has.
    /// Empty when there is none, or the camera is outside the viewer's scope.
    public Uni<Optional<CameraPicture>> ofCamera(
            UUID cameraId, @Nullable String held, Viewer viewer) {
        return transactions.read(
                viewer,
                connection ->
                        connection
                                .preparedQuery(PICTURE)
                                .execute(Tuple.of(cameraId, held))
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
