package vn.giamsat.photo;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Uploads that are resumed wherever they broke off: what has come is kept, piece by piece, in a
/// transaction each, and counted by it. An upload is its sender's alone. Event loop.
@ApplicationScoped
public class Uploads {
    private final ScopedTransaction transactions;
    private final Finishing finishing;
    private final PhotoConfig config;
    private final Clock clock;

    Uploads(ScopedTransaction transactions, Finishing finishing, PhotoConfig config, Clock clock) {
        this.transactions = transactions;
        this.finishing = finishing;
        this.config = config;
        this.clock = clock;
    }

    /// Announces a photo. Announced again in the same words it is the same upload.
    ///
    /// @throws Problem NOT_FOUND for a facility out of scope, ID_TAKEN
    public Uni<UploadView> announce(UploadDraft draft, Viewer.Person viewer) {
        var now = clock.instant();
        return transactions.bulk(
                viewer,
                Permission.ADD_PHOTOS,
                connection -> {
                    var statements = new UploadStatements(connection, viewer.subject());
                    return statements
                            .demandFacility(draft.facilityId())
                            .chain(() -> statements.dropExpired(draft.photoId(), now))
                            .chain(() -> statements.announce(draft, expiry()))
                            .chain(() -> statements.one(draft.photoId()))
                            .map(found -> announced(found, draft));
                });
    }

    private static UploadView announced(Optional<UploadView> found, UploadDraft draft) {
        return found.filter(upload -> upload.announcedAs(draft))
                .orElseThrow(() -> new Problem(ErrorCode.ID_TAKEN, draft.photoId().toString()));
    }

    /// How far it has come.
    ///
    /// @throws Problem NOT_FOUND also for another person's, UPLOAD_EXPIRED
    public Uni<UploadView> byId(UUID id, Viewer.Person viewer) {
        return transactions
                .rows(
                        viewer.scope(Permission.ADD_PHOTOS),
                        UploadStatements.ONE,
                        Tuple.of(id, viewer.subject()),
                        UploadStatements::view)
                .map(
                        found ->
                                found.stream()
                                        .findFirst()
                                        .orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)))
                .invoke(this::demandAlive);
    }

    private void demandAlive(UploadView upload) {
        if (!clock.instant().isBefore(upload.expiresAt())) {
            throw new Problem(ErrorCode.UPLOAD_EXPIRED);
        }
    }

    /// Takes what comes from this offset on. When the body breaks off, what has come until then is
    /// kept. With its last byte the upload becomes a photo; that byte is not counted before it is
    /// one, so that a phone that was not answered sends it again.
    ///
    /// @throws Problem NOT_FOUND, UPLOAD_EXPIRED, UPLOAD_AT_OTHER_OFFSET, TOO_LARGE for more than
    ///     was announced, PHOTO_FORMAT_UNKNOWN, PHOTO_TOO_MANY_PIXELS, PHOTO_UNDECODABLE,
    ///     PHOTOS_BUSY
    public Uni<UploadView> append(Stretch stretch, Multi<Buffer> body, Viewer.Person viewer) {
        return byId(stretch.id(), viewer)
                .invoke(upload -> demandNext(upload, stretch))
                .chain(
                        upload ->
                                new Reception(transactions, finishing, viewer, upload)
                                        .take(body, this::expiry))
                .chain(() -> byId(stretch.id(), viewer));
    }

    private Instant expiry() {
        return clock.instant().plus(config.uploadLifetime());
    }

    private static void demandNext(UploadView upload, Stretch stretch) {
        if (stretch.offset() != upload.offsetBytes()) {
            throw new Problem(
                    ErrorCode.UPLOAD_AT_OTHER_OFFSET, Integer.toString(upload.offsetBytes()));
        }
        if (stretch.offset() + stretch.announcedBytes() > upload.lengthBytes()) {
            throw new Problem(ErrorCode.TOO_LARGE);
        }
    }

    /// Where bytes that come belong.
    ///
    /// @param announcedBytes how many there shall be; 0 where that is not known
    public record Stretch(UUID id, long offset, long announcedBytes) {}
}
