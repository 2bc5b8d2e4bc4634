package vn.giamsat.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giamsat.photo.PhotoFixture.LIFETIME;
import static vn.giamsat.photo.PhotoFixture.RETENTION;
import static vn.giamsat.photo.PhotoFixture.config;
import static vn.giamsat.photo.PhotoFixture.contact;
import static vn.giamsat.photo.PhotoFixture.draft;
import static vn.giamsat.photo.PhotoFixture.file;

import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giamsat.access.Viewer;

/// Old photos and uploads go, even when something is wrong with the folder.
class PhotoRetentionTest {
    private static final byte[] PHOTO = file("lossy.webp");

    @TempDir private Path folder;

    private PhotoFixture fixture;
    private UUID facility;
    private Viewer.Person contact;

    @BeforeEach
    void start() {
        fixture = new PhotoFixture(PhotoStore.Kind.FOLDER, folder);
        facility = fixture.database.facility("2021-24");
        contact = contact(facility);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void goesOnPastAPhotoWhoseFilesCannotBeDeleted() throws IOException {
        // Given
        var stuck = fixture.arrived(PHOTO, facility, contact);
        var file = shelf(stuck).resolve(stuck + "-full.jpg");
        Files.delete(file);
        var within = Files.createDirectories(file.resolve("x"));
        fixture.now = fixture.now.plusSeconds(1);
        var other = fixture.arrived(PHOTO, facility, contact);
        var upload = fixture.announced(draft(facility, 100, contact), contact).id();
        fixture.sent(upload, 0, Multi.createFrom().item(Buffer.buffer("x")), contact);
        // When
        var end = fixture.now.plus(RETENTION);
        var first = swept(end);
        // Then
        assertThat(first).isEqualTo(1);
        assertThat(fixture.count("photo", stuck)).isEqualTo("1");
        assertThat(fixture.count("photo", other)).isEqualTo("0");
        assertThat(fixture.count("photo_piece", upload)).isEqualTo("0");
        assertThat(fixture.count("photo_upload", upload)).isEqualTo("0");
        // and when the folder is mended, it goes too
        Files.delete(within);
        assertThat(swept(end)).isEqualTo(1);
        assertThat(shelf(stuck)).isEmptyDirectory();
    }

    /// The files were written, then the database said no, or the line to it broke.
    @Test
    void deletesFilesOfAPhotoWhoseCommitWasLost() throws IOException {
        // Given
        fixture.arrived(PHOTO, facility, contact);
        fixture.database.owner.execute(
                """
                create function lose() returns trigger language plpgsql as 'begin raise exception $$lost$$; end';
                create constraint trigger lose after insert on photo
                    deferrable initially deferred for each row execute function lose()\
                """);
        var lost = fixture.announced(draft(facility, PHOTO.length, contact), contact).id();
        assertThatThrownBy(
                        () ->
                                fixture.sent(
                                        lost,
                                        0,
                                        Multi.createFrom().item(Buffer.buffer(PHOTO)),
                                        contact))
                .hasMessageContaining("lost");
        assertThat(fixture.count("photo", lost)).isEqualTo("0");
        assertThat(files()).isEqualTo(4);
        // When
        swept(fixture.now.plus(LIFETIME.multipliedBy(2)));
        // Then
        assertThat(fixture.database.owner.single("select count(*) from photo_upload"))
                .isEqualTo("0");
        assertThat(shelf(lost))
                .as("a shelf that it may share with the other photo")
                .isDirectoryNotContaining(file -> file.toString().contains(lost + "-"));
        assertThat(files()).isEqualTo(2);
    }

    @Test
    void knowsWhenPhotosAreInAFolderThatIsNotConfiguredAnyMore() {
        // Given
        var database = fixture.retention(config(PhotoStore.Kind.DATABASE, null));
        var before = database.lacksFolder().await().indefinitely();
        // When
        fixture.arrived(PHOTO, facility, contact);
        // Then
        assertThat(before).isFalse();
        assertThat(database.lacksFolder().await().indefinitely()).isTrue();
        assertThat(fixture.retention.lacksFolder().await().indefinitely()).isFalse();
    }

    private int swept(Instant at) {
        return fixture.retention.swept(at).await().indefinitely();
    }

    private Path shelf(UUID photo) {
        return folder.resolve(photo.toString().substring(0, 2));
    }

    private long files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
