package vn.giamsat.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giamsat.photo.PhotoFixture.contact;
import static vn.giamsat.photo.PhotoFixture.file;
import static vn.giamsat.photo.PhotoFixture.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giamsat.access.Viewer;
import vn.giamsat.photo.Photos.Sight;
import vn.giamsat.probe.media.PhotoSettings;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Sha256;

/// Photos are kept, shown, removed and forgotten the same, wherever their files are.
class PhotoStoreTest {
    @TempDir private static Path stored;

    private static S3Server storage;

    @TempDir private Path folder;

    @BeforeAll
    static void start() {
        storage = S3Server.start(stored);
    }

    @AfterAll
    static void stop() {
        storage.close();
    }

    @ParameterizedTest
    @EnumSource
    void keepsShowsAndRemoves(PhotoStore.Kind kind) throws IOException {
        try (var fixture = new PhotoFixture(kind, folder, PhotoSettings.DEFAULTS, storage.keys())) {
            // Given
            var facility = fixture.database.facility("2021-24");
            var viewer = contact(facility);
            var id = fixture.arrived(file("single.heic"), facility, viewer);
            // When
            var full = look(fixture, id, PhotoSize.FULL, viewer);
            var thumbnail = look(fixture, id, PhotoSize.THUMBNAIL, viewer);
            // Then
            assertThat(Sha256.hex(Objects.requireNonNull(full.jpeg()))).startsWith(full.digest());
            assertThat(Objects.requireNonNull(thumbnail.jpeg()))
                    .hasSizeLessThan(full.jpeg().length);
            assertThat(looks(fixture, id)).isEqualTo("FULL THUMBNAIL");
            assertThat(files()).isEqualTo(kind == PhotoStore.Kind.FOLDER ? 2 : 0);
            assertThat(storage.objects()).isEqualTo(kind == PhotoStore.Kind.BUCKET ? 2 : 0);
            fixture.photos.remove(id, full.digest(), operator("2021-24")).await().indefinitely();
            assertThatThrownBy(() -> look(fixture, id, PhotoSize.FULL, viewer))
                    .isInstanceOf(Problem.class);
            assertThat(files()).isZero();
            assertThat(storage.objects()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void forgetsWhenTheTimeIsOver(PhotoStore.Kind kind) throws IOException {
        try (var fixture = new PhotoFixture(kind, folder, PhotoSettings.DEFAULTS, storage.keys())) {
            // Given
            var facility = fixture.database.facility("2021-24");
            var id = fixture.arrived(file("lossy.webp"), facility, contact(facility));
            var end = fixture.now.plus(PhotoFixture.RETENTION);
            // When
            var early = fixture.retention.swept(end.minusSeconds(1)).await().indefinitely();
            var inTime = fixture.retention.swept(end).await().indefinitely();
            // Then
            assertThat(early).isZero();
            assertThat(inTime).isEqualTo(1);
            assertThat(fixture.count("photo", id)).isEqualTo("0");
            assertThat(fixture.database.owner.single("select count(*) from photo_file"))
                    .isEqualTo("0");
            assertThat(files()).isZero();
            assertThat(storage.objects()).isZero();
        }
    }

    private static PhotoPicture look(
            PhotoFixture fixture, UUID id, PhotoSize size, Viewer.Person viewer) {
        return fixture.photos.look(id, new Sight(size, null), viewer).await().indefinitely();
    }

    private static String looks(PhotoFixture fixture, UUID id) {
        return fixture.database.owner.single(
                "select string_agg(after ->> 'size', ' ' order by number) from audit_entry"
                        + " where action = 'VIEWED' and kind = 'PHOTO' and row_id = '%s'"
                                .formatted(id));
    }

    private long files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
