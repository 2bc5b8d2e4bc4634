package vn.giamsat.photo;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import vn.giamsat.access.ClientIds;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Uploads that are resumed wherever they broke off: what has come is kept, piece by piece, in a
/// transaction each, and counted by it. An upload is its sender's alone. Event loop.
@ApplicationScoped
public class Uploads {
    /// Of the lifetime: pieces of one byte do not keep an upload alive for ever.
    private static final int MOST_LIFETIMES = 4;

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
    /// @throws Problem NOT_FOUND for a facility out of scope, TOO_MANY_UPLOADS for more than may be
    ///     unfinished at a time, PHOTO_ARRIVED for a photo that this person has sent, ID_TAKEN,
    ///     INVALID_INPUT for an id with the node of somebody else
    public Uni<UploadView> announce(UploadDraft draft, Viewer.Person viewer) {
        ClientIds.own(viewer).demand("photoId", draft.photoId());
        var now = clock.instant();
        return transactions.bulk(
                viewer,
                Permission.ADD_PHOTOS,
                connection -> {
                    var statements = new UploadStatements(connection, viewer.subject());
                    return statements
                            .demandFacility(draft.facilityId())
                            .chain(() -> statements.dropExpired(draft.photoId(), now))
                            .chain(() -> statements.demandRoom(draft.photoId(), now))
                            .chain(() -> statements.announce(draft, now, expiry(now)))
                            .chain(() -> announced(draft, statements));
                });
    }

    private static Uni<UploadView> announced(UploadDraft draft, UploadStatements statements) {
        return statements
                .one(draft.photoId())
                .chain(
                        found ->
                                found.filter(upload -> upload.announcedAs(draft))
                                        .map(upload -> Uni.createFrom().item(upload))
                                        .orElseGet(() -> statements.refusal(draft.photoId())));
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
    ///     PHOTOS_BUSY, what the sender's own question fails with
    public Uni<UploadView> append(Stretch stretch, Multi<Buffer> body, Sender sender) {
        return byId(stretch.id(), sender.person())
                .invoke(upload -> demandNext(upload, stretch))
                .chain(
                        upload ->
                                new Reception(transactions, finishing, sender, upload)
                                        .take(body, () -> expiry(upload.announcedAt())))
                .chain(() -> byId(stretch.id(), sender.person()));
    }

    /// When an upload expires if nothing more comes from now on.
    private Instant expiry(Instant announcedAt) {
        var lifetime = config.uploadLifetime();
        var latest = announcedAt.plus(lifetime.multipliedBy(MOST_LIFETIMES));
        var next = clock.instant().plus(lifetime);
        return next.isBefore(latest) ? next : latest;
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
