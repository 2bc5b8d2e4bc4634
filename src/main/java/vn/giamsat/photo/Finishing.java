package vn.giamsat.photo;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.photo.UploadStatements.Finished;
import vn.giamsat.probe.media.Development.Busy;
import vn.giamsat.probe.media.Development.Developed;
import vn.giamsat.probe.media.Development.Overdue;
import vn.giamsat.probe.media.Development.Reason;
import vn.giamsat.probe.media.Development.Refused;
import vn.giamsat.probe.media.PhotoDeveloper;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Turns;

/// Makes a photo of an upload whose last piece has come: develops it, keeps the files, and drops
/// what was sent, in one transaction. What is no photo is dropped too. Event loop.
@ApplicationScoped
class Finishing {
    private static final Logger LOG = Logger.getLogger(Finishing.class);
    private static final String PIECES =
            "select bytes from photo_piece where upload_id = $1 order by offset_bytes";
    private static final Duration SOON = Duration.ofSeconds(5);

    /// The machine may be loaded, or the file hostile: after so many it is taken for the latter.
    private static final int MOST_TRIES = 3;

    private static final Duration LESS_LOAD = Duration.ofMinutes(1);
    private static final Refused TOO_LONG =
            new Refused(Reason.UNDECODABLE, "over the time limit, each time");

    /// Whole files in memory.
    private static final int AT_ONCE = 4;

    private final ScopedTransaction transactions;
    private final PhotoDeveloper developer;
    private final PhotoStores stores;
    private final Clock clock;
    private final AtomicInteger running = new AtomicInteger();

    Finishing(
            ScopedTransaction transactions,
            PhotoDeveloper developer,
            PhotoStores stores,
            Clock clock) {
        this.transactions = transactions;
        this.developer = developer;
        this.stores = stores;
        this.clock = clock;
    }

    /// @param upload as it will expire
    /// @param offset where the last piece begins
    /// @throws Problem UPLOAD_AT_OTHER_OFFSET, PHOTO_FORMAT_UNKNOWN, PHOTO_TOO_MANY_PIXELS,
    ///     PHOTO_UNDECODABLE, PHOTOS_BUSY, PHOTO_STORE_UNAVAILABLE, ID_TAKEN
    Uni<Void> finish(UploadView upload, int offset, byte[] last, Sender sender) {
        if (running.incrementAndGet() > AT_ONCE) {
            running.decrementAndGet();
            return Uni.createFrom().failure(busy(SOON));
        }
        var home = Vertx.currentContext();
        var viewer = sender.person();
        return file(upload.id(), last, viewer)
                .chain(developer::develop)
                .emitOn(task -> Turns.on(home, task))
                .call(sender::demand)
                .chain(
                        development ->
                                switch (development) {
                                    case Developed files -> kept(upload, offset, files, viewer);
                                    case Refused refused -> dropped(upload.id(), refused, viewer);
                                    case Overdue _ -> overdue(upload.id(), viewer);
                                    case Busy _ -> Uni.createFrom().<Void>failure(busy(SOON));
                                })
                .onTermination()
                .invoke(running::decrementAndGet);
    }

    private static Problem busy(Duration retryAfter) {
        return Problem.later(ErrorCode.PHOTOS_BUSY, retryAfter);
    }

    private Uni<byte[]> file(UUID id, byte[] last, Viewer.Person viewer) {
        return transactions
                .rows(
                        viewer.scope(Permission.ADD_PHOTOS),
                        PIECES,
                        Tuple.of(id),
                        (Row row) -> row.getBuffer("bytes").getBytes())
                .map(pieces -> joined(pieces, last));
    }

    private static byte[] joined(List<byte[]> pieces, byte[] last) {
        var file = new ByteArrayOutputStream();
        pieces.forEach(file::writeBytes);
        file.writeBytes(last);
        return file.toByteArray();
    }

    private Uni<Void> kept(UploadView upload, int offset, Developed files, Viewer.Person viewer) {
        var store = stores.chosen();
        var photo = new Finished(files, clock.instant(), store.kind());
        return transactions
                .bulk(
                        viewer,
                        Permission.ADD_PHOTOS,
                        connection ->
                                new UploadStatements(connection, viewer.subject())
                                        .finish(upload, offset, photo)
                                        .chain(() -> store.keep(connection, upload.id(), files)))
                .onFailure(Finishing::isTaken)
                .transform(taken -> new Problem(ErrorCode.ID_TAKEN, upload.id().toString()));
    }

    /// By a photo that this person does not see.
    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException said && "photo_pk".equals(said.getConstraint());
    }

    private Uni<Void> overdue(UUID id, Viewer.Person viewer) {
        return transactions
                .bulk(
                        viewer,
                        Permission.ADD_PHOTOS,
                        connection ->
                                new UploadStatements(connection, viewer.subject()).overdue(id))
                .chain(
                        tries ->
                                tries < MOST_TRIES
                                        ? Uni.createFrom().<Void>failure(busy(LESS_LOAD))
                                        : dropped(id, TOO_LONG, viewer));
    }

    private Uni<Void> dropped(UUID id, Refused refused, Viewer.Person viewer) {
        LOG.debugf("A photo was refused id=%s reason=%s", id, refused.detail());
        return transactions
                .bulk(
                        viewer,
                        Permission.ADD_PHOTOS,
                        connection -> new UploadStatements(connection, viewer.subject()).drop(id))
                .chain(() -> Uni.createFrom().failure(new Problem(code(refused.reason()))));
    }

    private static ErrorCode code(Reason reason) {
        return switch (reason) {
            case UNKNOWN_FORMAT -> ErrorCode.PHOTO_FORMAT_UNKNOWN;
            case TOO_MANY_PIXELS -> ErrorCode.PHOTO_TOO_MANY_PIXELS;
            case UNDECODABLE -> ErrorCode.PHOTO_UNDECODABLE;
        };
    }
}
