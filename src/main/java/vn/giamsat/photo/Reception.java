package vn.giamsat.photo;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// One body of an upload being received: cut into pieces, which are written one after the other
/// while the sender waits, so that no more than a piece is in memory. Confined to one request.
final class Reception {
    /// Small enough that little is lost with a line, big enough that a photo has some dozens.
    static final int PIECE_BYTES = 256 << 10;

    private final ScopedTransaction transactions;
    private final Finishing finishing;
    private final Sender sender;
    private final UploadView upload;
    private Buffer gathered = Buffer.buffer();
    private int offset;

    Reception(
            ScopedTransaction transactions, Finishing finishing, Sender sender, UploadView upload) {
        this.transactions = transactions;
        this.finishing = finishing;
        this.sender = sender;
        this.upload = upload;
        this.offset = upload.offsetBytes();
    }

    /// A body that breaks off ends there.
    ///
    /// @param expiry when the upload expires if nothing more comes
    Uni<Void> take(Multi<Buffer> body, Supplier<Instant> expiry) {
        return body.onFailure()
                .recoverWithCompletion()
                .onItem()
                .transformToMultiAndConcatenate(part -> Multi.createFrom().iterable(pieces(part)))
                .onCompletion()
                .continueWith(this::rest)
                .onItem()
                .transformToUniAndConcatenate(piece -> keep(piece, expiry.get()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private List<byte[]> pieces(Buffer part) {
        gathered.appendBuffer(part);
        return gathered.length() < PIECE_BYTES ? List.of() : rest();
    }

    private List<byte[]> rest() {
        var piece = gathered.getBytes();
        gathered = Buffer.buffer();
        return piece.length == 0 ? List.of() : List.of(piece);
    }

    private Uni<Integer> keep(byte[] piece, Instant expiresAt) {
        var begin = offset;
        offset += piece.length;
        if (offset > upload.lengthBytes()) {
            return Uni.createFrom().failure(new Problem(ErrorCode.TOO_LARGE));
        }
        return sender.demand().chain(() -> kept(begin, piece, expiresAt)).replaceWith(offset);
    }

    private Uni<Void> kept(int begin, byte[] piece, Instant expiresAt) {
        return begin + piece.length == upload.lengthBytes()
                ? finishing.finish(upload.renewed(expiresAt), begin, piece, sender)
                : appended(begin, piece, expiresAt);
    }

    private Uni<Void> appended(int begin, byte[] piece, Instant expiresAt) {
        var person = sender.person();
        return transactions.bulk(
                person,
                Permission.ADD_PHOTOS,
                connection ->
                        new UploadStatements(connection, person.subject())
                                .append(upload.id(), begin, piece, expiresAt));
    }
}
