package vn.giamsat.photo;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import vn.giamsat.probe.media.Development.Developed;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Sha256;

/// Statements on uploads, inside a transaction of somebody who may send photos. Confined to it.
///
/// @param holder `sub` of who sends
record UploadStatements(SqlConnection connection, String holder) {
    /// One survey announces 20 photos, one report 10. Uploads that are announced at the same moment
    /// may pass it together.
    static final int MOST_UNFINISHED = 30;

    private static final int DIGEST_LENGTH = 32;

    private static final String FACILITY = "select from facility where id = $1";
    private static final String ANNOUNCE =
            """
            insert into photo_upload (id, facility_id, province, enterprise, holder, length_bytes, metadata, latitude, longitude,
                                      taken_at, announced_at, expires_at)
            select $1, f.id, f.province, f.assigned, $3, $4, $5, $6, $7, $8, $9, $10
              from facility f
             where f.id = $2 and not exists (select from photo p where p.id = $1)
                on conflict do nothing\
            """;
    private static final String DROP_EXPIRED =
            "delete from photo_upload where id = $1 and holder = $2 and expires_at <= $3";
    private static final String UNFINISHED =
            """
            select count(*) from photo_upload
             where holder = $1 and offset_bytes < length_bytes and expires_at > $2 and id <> $3\
            """;
    private static final String ARRIVED = "select from photo where id = $1 and holder = $2";
    static final String ONE =
            """
            select id, facility_id, length_bytes, offset_bytes, metadata, announced_at, expires_at
              from photo_upload where id = $1 and holder = $2\
            """;

    /// Whoever is first at an offset goes on from there.
    private static final String ADVANCE =
            """
            update photo_upload set offset_bytes = offset_bytes + $4, expires_at = $5
             where id = $1 and holder = $2 and offset_bytes = $3
            returning facility_id, province, enterprise\
            """;
    private static final String PIECE =
            """
            insert into photo_piece (upload_id, offset_bytes, facility_id, province, enterprise, bytes)
            values ($1, $2, $3, $4, $5, $6)\
            """;
    private static final String PHOTO =
            """
            insert into photo (id, facility_id, province, enterprise, width, height, size_bytes, digest, thumbnail_digest,
                               latitude, longitude, taken_at, arrived_at, stored, holder)
            select id, facility_id, province, enterprise, $2, $3, $4, $5, $6, latitude, longitude, taken_at, $7, $8, holder
              from photo_upload where id = $1\
            """;
    private static final String DROP_PIECES = "delete from photo_piece where upload_id = $1";
    private static final String OVERDUE =
            """
            update photo_upload set overdue = overdue + 1
             where id = $1 and holder = $2
            returning overdue\
            """;
    private static final String DROP = "delete from photo_upload where id = $1 and holder = $2";

    /// @throws Problem NOT_FOUND for a facility that is out of scope
    Uni<Void> demandFacility(UUID facility) {
        return connection
                .preparedQuery(FACILITY)
                .execute(Tuple.of(facility))
                .invoke(rows -> demand(rows.rowCount() == 1, ErrorCode.NOT_FOUND))
                .replaceWithVoid();
    }

    /// An upload that has expired can be begun anew.
    Uni<Void> dropExpired(UUID id, Instant now) {
        return connection
                .preparedQuery(DROP_EXPIRED)
                .execute(Tuple.of(id, holder, now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /// What nobody finishes lies about until it expires.
    ///
    /// @throws Problem TOO_MANY_UPLOADS when there are as many others as there may be
    Uni<Void> demandRoom(UUID id, Instant now) {
        return connection
                .preparedQuery(UNFINISHED)
                .execute(Tuple.of(holder, now.atOffset(ZoneOffset.UTC), id))
                .map(rows -> rows.iterator().next().getLong(0))
                .invoke(count -> demand(count < MOST_UNFINISHED, ErrorCode.TOO_MANY_UPLOADS))
                .replaceWithVoid();
    }

    Uni<Void> announce(UploadDraft draft, Instant now, Instant expiresAt) {
        var takenAt = draft.takenAt();
        var values =
                Tuple.tuple()
                        .addUUID(draft.photoId())
                        .addUUID(draft.facilityId())
                        .addString(holder)
                        .addInteger(draft.lengthBytes())
                        .addString(draft.metadata())
                        .addDouble(draft.latitude())
                        .addDouble(draft.longitude())
                        .addOffsetDateTime(
                                takenAt == null ? null : takenAt.atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(expiresAt.atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(ANNOUNCE).execute(values).replaceWithVoid();
    }

    Uni<Optional<UploadView>> one(UUID id) {
        return connection
                .preparedQuery(ONE)
                .execute(Tuple.of(id, holder))
                .map(rows -> rows.stream().findFirst().map(UploadStatements::view));
    }

    /// Why the id cannot be announced.
    ///
    /// @return fails with the problem PHOTO_ARRIVED for a photo that this holder sent, ID_TAKEN
    <T> Uni<T> refusal(UUID id) {
        return connection
                .preparedQuery(ARRIVED)
                .execute(Tuple.of(id, holder))
                .map(rows -> rows.rowCount() == 1 ? ErrorCode.PHOTO_ARRIVED : ErrorCode.ID_TAKEN)
                .chain(code -> Uni.createFrom().failure(new Problem(code, id.toString())));
    }

    /// @throws Problem UPLOAD_AT_OTHER_OFFSET when somebody was faster
    Uni<Void> append(UUID id, int offset, byte[] bytes, Instant expiresAt) {
        return advance(id, offset, bytes.length, expiresAt)
                .chain(
                        place ->
                                connection
                                        .preparedQuery(PIECE)
                                        .execute(
                                                Tuple.of(
                                                        id,
                                                        offset,
                                                        place.getUUID("facility_id"),
                                                        place.getString("province"),
                                                        place.getString("enterprise"),
                                                        Buffer.buffer(bytes).getDelegate())))
                .replaceWithVoid();
    }

    private Uni<Row> advance(UUID id, int offset, int bytes, Instant expiresAt) {
        return connection
                .preparedQuery(ADVANCE)
                .execute(Tuple.of(id, holder, offset, bytes, expiresAt.atOffset(ZoneOffset.UTC)))
                .invoke(rows -> demand(rows.rowCount() == 1, ErrorCode.UPLOAD_AT_OTHER_OFFSET))
                .map(rows -> rows.iterator().next());
    }

    /// The upload becomes a photo. Its pieces are not needed any more.
    ///
    /// @param offset from which on the last piece was held back
    /// @throws Problem UPLOAD_AT_OTHER_OFFSET when somebody was faster
    Uni<Void> finish(UploadView upload, int offset, Finished photo) {
        var rest = upload.lengthBytes() - offset;
        return advance(upload.id(), offset, rest, upload.expiresAt())
                .chain(() -> connection.preparedQuery(PHOTO).execute(values(upload.id(), photo)))
                .chain(() -> connection.preparedQuery(DROP_PIECES).execute(Tuple.of(upload.id())))
                .replaceWithVoid();
    }

    private static Tuple values(UUID id, Finished photo) {
        var full = photo.files().full();
        return Tuple.tuple()
                .addUUID(id)
                .addInteger(full.widthPixels())
                .addInteger(full.heightPixels())
                .addInteger(full.jpeg().length)
                .addString(digest(full.jpeg()))
                .addString(digest(photo.files().thumbnail().jpeg()))
                .addOffsetDateTime(photo.at().atOffset(ZoneOffset.UTC))
                .addString(photo.stored().name());
    }

    /// @param stored where the files are
    record Finished(Developed files, Instant at, PhotoStore.Kind stored) {}

    private static String digest(byte[] jpeg) {
        return Sha256.hex(jpeg).substring(0, DIGEST_LENGTH);
    }

    /// @return how often developing this one has taken too long by now
    /// @throws Problem NOT_FOUND
    Uni<Integer> overdue(UUID id) {
        return connection
                .preparedQuery(OVERDUE)
                .execute(Tuple.of(id, holder))
                .invoke(rows -> demand(rows.rowCount() == 1, ErrorCode.NOT_FOUND))
                .map(rows -> rows.iterator().next().getInteger("overdue"));
    }

    /// What is no photo leaves nothing behind.
    Uni<Void> drop(UUID id) {
        return connection.preparedQuery(DROP).execute(Tuple.of(id, holder)).replaceWithVoid();
    }

    static UploadView view(Row row) {
        return new UploadView(
                row.getUUID("id"),
                row.getUUID("facility_id"),
                row.getInteger("length_bytes"),
                row.getInteger("offset_bytes"),
                row.getString("metadata"),
                row.getOffsetDateTime("announced_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant());
    }

    private static void demand(boolean so, ErrorCode otherwise) {
        if (!so) {
            throw new Problem(otherwise);
        }
    }
}
