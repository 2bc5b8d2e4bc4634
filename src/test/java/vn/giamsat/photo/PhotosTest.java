package vn.giamsat.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.photo.PhotoFixture.contact;
import static vn.giamsat.photo.PhotoFixture.file;
import static vn.giamsat.photo.PhotoFixture.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import vn.giamsat.photo.Photos.Sight;

/// Who is told what of photos, and who waits for whom.
class PhotosTest {
    private static final String MAY_WRITE_TO_THE_AUDIT = "select pg_try_advisory_lock(597, 1407)";

    @TempDir private Path folder;

    /// As a shared folder does whose server is away. Opening a pipe waits until somebody reads it.
    @Test
    @Timeout(60)
    @EnabledOnOs(OS.LINUX) // has named pipes
    void keepsNobodyFromTheAuditWhileAFolderHangs() throws Exception {
        try (var fixture = new PhotoFixture(PhotoStore.Kind.FOLDER, folder)) {
            // Given
            var facility = fixture.database.facility("2021-24");
            var viewer = contact(facility);
            var id = fixture.arrived(file("lossy.webp"), facility, viewer);
            var pipe = pipe(id);
            // When
            var sight = new Sight(PhotoSize.FULL, null);
            var look = fixture.photos.look(id, sight, viewer).subscribeAsCompletionStage();
            // Then
            try (var hanging = Files.newOutputStream(pipe)) {
                assertThat(fixture.database.owner.single(MAY_WRITE_TO_THE_AUDIT)).isEqualTo("t");
                hanging.write(1);
            }
            assertThat(look.get(10, TimeUnit.SECONDS).jpeg()).containsExactly(1);
            assertThat(
                            fixture.database.owner.single(
                                    "select count(*) from audit_entry where action = 'VIEWED'"))
                    .isEqualTo("1");
        }
    }

    private Path pipe(UUID photo) throws IOException, InterruptedException {
        var file = folder.resolve(photo.toString().substring(0, 2)).resolve(photo + "-full.jpg");
        Files.delete(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
        return file;
    }

    @Test
    void forgetsWhoSentItWhenTheFacilityBecomesAnotherProvinces() {
        try (var fixture = new PhotoFixture(PhotoStore.Kind.DATABASE, folder)) {
            // Given
            var facility = fixture.database.facility("2021-24");
            var id = fixture.arrived(file("lossy.webp"), facility, contact(facility));
            var before = fixture.photos.byId(id, operator("2021-24")).await().indefinitely();
            assertThat(before.sentBy()).isEqualTo("Đầu mối");
            // When
            fixture.database.owner.execute(
                    "update facility set province = '2021-48' where id = '%s'".formatted(facility));
            // Then
            var after = fixture.photos.byId(id, operator("2021-48")).await().indefinitely();
            assertThat(after.sentBy()).isNull();
            assertThat(after.sentById()).isNull();
            assertThat(after.digest()).isEqualTo(before.digest());
        }
    }
}
