package vn.giamsat.photo;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.media.Development.Developed;

/// Photos in PostgreSQL, as `bytea`: a finished photo has some hundred kilobytes, which are one row
/// and one read. Large objects would be for streams; they know no row-level security and are not
/// removed with the row that names them. Event loop.
@ApplicationScoped
class DatabaseStore implements PhotoStore {
    private static final String KEEP =
            """
            insert into photo_file (photo_id, size, facility_id, province, enterprise, jpeg)
            select id, $2, facility_id, province, enterprise, $3 from photo where id = $1\
            """;
    private static final String READ =
            "select jpeg from photo_file where photo_id = $1 and size = $2";

    @Override
    public Kind kind() {
        return Kind.DATABASE;
    }

    @Override
    public Uni<Void> keep(SqlConnection transaction, UUID photo, Developed files) {
        return transaction
                .preparedQuery(KEEP)
                .executeBatch(
                        List.of(
                                row(photo, PhotoSize.FULL, files.full().jpeg()),
                                row(photo, PhotoSize.THUMBNAIL, files.thumbnail().jpeg())))
                .replaceWithVoid();
    }

    private static Tuple row(UUID photo, PhotoSize size, byte[] jpeg) {
        return Tuple.of(photo, size.name(), Buffer.buffer(jpeg).getDelegate());
    }

    @Override
    public Uni<byte @Nullable []> read(SqlConnection transaction, UUID photo, PhotoSize size) {
        return transaction
                .preparedQuery(READ)
                .execute(Tuple.of(photo, size.name()))
                .map(
                        rows ->
                                rows.stream()
                                        .findFirst()
                                        .map(row -> row.getBuffer("jpeg").getBytes())
                                        .orElse(null));
    }

    /// The rows go with the photo.
    @Override
    public Uni<Void> remove(SqlConnection transaction, UUID photo) {
        return Uni.createFrom().voidItem();
    }
}
