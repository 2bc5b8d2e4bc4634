package vn.giamsat.photo;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.media.Development.Developed;

/// Photos as objects in a bucket: `3f2c…-full.jpg`. Whoever has a key of the bucket sees all
/// photos, past the service. Event loop.
@ApplicationScoped
class BucketStore implements PhotoStore {
    private final Bucket bucket;

    BucketStore(Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public Kind kind() {
        return Kind.BUCKET;
    }

    @Override
    public Uni<Void> keep(SqlConnection transaction, UUID photo, Developed files) {
        return bucket.put(PhotoSize.FULL.file(photo), files.full().jpeg())
                .chain(() -> bucket.put(PhotoSize.THUMBNAIL.file(photo), files.thumbnail().jpeg()));
    }

    @Override
    public Uni<byte @Nullable []> read(SqlConnection transaction, UUID photo, PhotoSize size) {
        return bucket.get(size.file(photo));
    }

    @Override
    public Uni<Void> remove(SqlConnection transaction, UUID photo) {
        return bucket.delete(PhotoSize.FULL.file(photo))
                .chain(() -> bucket.delete(PhotoSize.THUMBNAIL.file(photo)));
    }
}
