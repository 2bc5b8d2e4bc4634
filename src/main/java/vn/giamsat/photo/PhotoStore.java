package vn.giamsat.photo;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.media.Development.Developed;

/// A place where the files of photos are kept. It is asked within the transaction that concerns the
/// photo, which only the database takes part in: elsewhere files come before the photo is known and
/// go before it is forgotten. Files whose photo is not known because its commit was lost go with
/// their upload ([PhotoRetention]). Event loop.
interface PhotoStore {
    /// The places that there are.
    enum Kind {
        DATABASE,
        FOLDER,
        BUCKET
    }

    Kind kind();

    /// Keeps both sizes; what was there under the id is replaced.
    Uni<Void> keep(SqlConnection transaction, UUID photo, Developed files);

    /// @return null when there is no such file
    Uni<byte @Nullable []> read(SqlConnection transaction, UUID photo, PhotoSize size);

    /// Removes both sizes, if they are there.
    Uni<Void> remove(SqlConnection transaction, UUID photo);
}
