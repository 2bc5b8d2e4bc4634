package vn.giamsat.photo;

import io.smallrye.mutiny.Uni;
import io.vertx.core.file.CopyOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.file.FileSystem;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.media.Development.Developed;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Photos as files in a folder: `3f/3f2c…-full.jpg`. A file has its name when it is whole. Whoever
/// reads the folder past the service sees all photos. Event loop; Vert.x does the waiting.
@ApplicationScoped
class FolderStore implements PhotoStore {
    private static final CopyOptions OVER = new CopyOptions().setReplaceExisting(true);

    private final FileSystem files;
    private final Optional<Path> folder;

    FolderStore(Vertx vertx, PhotoConfig config) {
        this.files = vertx.fileSystem();
        this.folder = config.folder();
    }

    @Override
    public Kind kind() {
        return Kind.FOLDER;
    }

    @Override
    public Uni<Void> keep(SqlConnection transaction, UUID photo, Developed developed) {
        return files.mkdirs(shelf(photo).toString())
                .chain(() -> write(path(photo, PhotoSize.FULL), developed.full().jpeg()))
                .chain(() -> write(path(photo, PhotoSize.THUMBNAIL), developed.thumbnail().jpeg()));
    }

    private Uni<Void> write(Path file, byte[] jpeg) {
        var unfinished = file + "." + UUID.randomUUID();
        return files.writeFile(unfinished, Buffer.buffer(jpeg))
                .chain(() -> files.move(unfinished, file.toString(), OVER));
    }

    @Override
    public Uni<byte @Nullable []> read(SqlConnection transaction, UUID photo, PhotoSize size) {
        var file = path(photo, size).toString();
        return files.exists(file)
                .chain(
                        there ->
                                there
                                        ? files.readFile(file).map(Buffer::getBytes)
                                        : Uni.createFrom().nullItem());
    }

    @Override
    public Uni<Void> remove(SqlConnection transaction, UUID photo) {
        return remove(path(photo, PhotoSize.FULL))
                .chain(() -> remove(path(photo, PhotoSize.THUMBNAIL)));
    }

    private Uni<Void> remove(Path file) {
        return files.exists(file.toString())
                .chain(
                        there ->
                                there
                                        ? files.delete(file.toString())
                                        : Uni.createFrom().voidItem());
    }

    private Path path(UUID photo, PhotoSize size) {
        return shelf(photo).resolve(size.file(photo));
    }

    /// Many files in one folder are slow to list and to back up.
    private Path shelf(UUID photo) {
        return folder.orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND))
                .resolve(photo.toString().substring(0, 2));
    }
}
