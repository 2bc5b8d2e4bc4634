package vn.giamsat.health;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.health.UnwrittenPictures.Taken;

/// The last pictures of cameras as rows: an array for each column, for any number of rows.
final class PictureRows {
    static final String KEEP =
            """
            insert into camera_picture (camera_id, facility_id, province, enterprise, taken_at, digest, jpeg, good,
                   by_day, viewpoint)
            select c.id, c.facility_id, c.province, c.enterprise, n.at, left(encode(sha256(n.jpeg), 'hex'), 32), n.jpeg, n.good,
                   n.by_day, n.viewpoint
              from unnest($1::uuid[], $2::timestamptz[], $3::bytea[], $4::boolean[], $5::boolean[], $6::bytea[])
                   as n (camera_id, at, jpeg, good, by_day, viewpoint)
              join camera c on c.id = n.camera_id
             order by c.id
                on conflict (camera_id) do update set
                   facility_id = excluded.facility_id, province = excluded.province,
                   enterprise = excluded.enterprise, taken_at = excluded.taken_at, digest = excluded.digest, jpeg = excluded.jpeg,
                   good = excluded.good, by_day = excluded.by_day, viewpoint = excluded.viewpoint\
            """;

    private PictureRows() {}

    static Tuple values(List<Taken> pictures) {
        return Tuple.of(
                pictures.stream().map(Taken::cameraId).toArray(UUID[]::new),
                pictures.stream()
                        .map(taken -> taken.at().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new),
                pictures.stream()
                        .map(taken -> Buffer.buffer(taken.snapshot().jpeg()))
                        .toArray(Buffer[]::new),
                pictures.stream().map(Taken::good).toArray(Boolean[]::new),
                pictures.stream().map(PictureRows::byDay).toArray(Boolean[]::new),
                pictures.stream().map(PictureRows::viewpoint).toArray(Buffer[]::new));
    }

    private static @Nullable Boolean byDay(Taken picture) {
        var seenFrom = picture.snapshot().viewpoint();
        return seenFrom == null ? null : (Boolean) seenFrom.byDay();
    }

    private static @Nullable Buffer viewpoint(Taken picture) {
        var seenFrom = picture.snapshot().viewpoint();
        return seenFrom == null ? null : Buffer.buffer(seenFrom.bytes());
    }
}
