package vn.giamsat.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.system.PhotoSteps.announced;
import static vn.giamsat.system.PhotoSteps.begun;
import static vn.giamsat.system.PhotoSteps.offset;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import vn.giamsat.system.PhotoSteps.Part;

/// A photo on its way while what lets its sender in ends.
@QuarkusIntegrationTest
class BrokenUploadIT extends SystemTest {
    private static final byte[] PHOTO = new byte[10_000_000];
    private static final String APPOINTED =
            """
            insert into person (id, subject, name) values ('%1$s', '%1$s', 'Đầu mối sắp nghỉ');
            insert into appointment (id, person_id, role, province, facility_id, valid_from)
            values ('%1$s', '%1$s', 'FACILITY_CONTACT', '2021-24', '%2$s', '2021-05-05')\
            """;

    @Test
    void goesNoFurtherThanTheAppointment() throws IOException {
        // Given
        var facility = facility("2021-24", "Ảnh " + UUID.randomUUID());
        var contact = UUID.randomUUID().toString();
        var database = SystemUnderTest.database();
        database.execute(APPOINTED.formatted(contact, facility));
        var id = announced(contact, facility, PHOTO.length);
        try (var line = begun(contact, id, new Part(PHOTO, 0, 300_000))) {
            awaited("the first piece is kept", () -> offset(contact, id) > 0);
            // When
            database.execute(
                    "update appointment set valid_to = now() where id = '%s'".formatted(contact));
            awaited("it is answered before it ends", () -> isAnswered(line));
            // Then
            var answer = new String(line.getInputStream().readNBytes(12), US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 403");
        }
        assertThat(
                        database.single(
                                "select offset_bytes < length_bytes from photo_upload where id = '%s'"
                                        .formatted(id)))
                .isEqualTo("t");
    }

    private static void awaited(String what, BooleanSupplier reached) {
        Await.until(what, Duration.ofSeconds(15), reached);
    }

    /// Sends a little more as long as it is not.
    private static boolean isAnswered(Socket line) {
        try {
            if (line.getInputStream().available() > 0) {
                return true;
            }
            line.getOutputStream().write(new byte[50_000]);
            return false;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
