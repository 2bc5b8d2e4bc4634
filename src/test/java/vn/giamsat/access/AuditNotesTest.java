package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditNotesTest {
    /// A probe takes up to 20 s, and its request may name a key: a note in the transaction of the
    /// answer would hold the one chain of the audit for as long, and every other write with it.
    @Test
    void isKeptBeforeARequestWithAKeyIsAnswered() {
        try (var database = new MigratedDatabase()) {
            // Given
            var camera = database.camera(database.facility("2021-24"), "2021-24");
            var attempt = new Attempt(operator(), "key", "fingerprint");
            // When
            database.notes()
                    .probeAsked(camera, operator().attempting(attempt))
                    .await()
                    .atMost(Duration.ofSeconds(10));
            // Then
            assertThat(
                            database.owner.single(
                                    "select row_id from audit_entry where action = 'ASKED'"))
                    .isEqualTo(camera.toString());
            assertThat(attempt.holds()).isFalse();
        }
    }

    private static Viewer.Person operator() {
        var held =
                new Appointment(
                        new UUID(0, 1),
                        Role.NATIONAL_OPERATOR,
                        Appointment.Area.NATION,
                        Instant.EPOCH,
                        null);
        return new Viewer.Person(
                new UUID(0, 2), "someone", "someone", List.of(held), null, Origin.NONE);
    }
}
