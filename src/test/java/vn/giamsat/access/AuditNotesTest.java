package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditNotesTest {
    private static final String OF_DISCOVERY =
            "select string_agg(concat_ws(' ', action, province, after), '; ' order by number) from audit_entry"
                    + " where kind = 'DISCOVERY' and row_id = '00000000-0000-0000-0000-000000000007'";

    /// A probe takes up to 20 s, and its request may name a key: a note in the transaction of the
    /// answer would hold the one chain of the audit for as long, and every other write with it.
    @Test
    void isKeptBeforeARequestWithAKeyIsAnswered() {
        try (var database = new MigratedDatabase()) {
            // Given
            var camera = database.camera(database.facility("2021-24"), "2021-24");
            var attempt = new Attempt(operator(), "key", List.of("fingerprint"));
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

    @Test
    void joinsADiscoveryAndItsOutcomeAndKnowsNoFacilityOutOfSight() {
        try (var database = new MigratedDatabase()) {
            // Given
            var facility = database.facility("2021-24");
            var discovery = new UUID(0, 7);
            var notes = database.notes();
            // When
            var began = notes.discovering(discovery, facility, "10.8.0.9", operator());
            var ended = notes.discovered(discovery, facility, "TCP_REFUSED", operator());
            var unknown = notes.discovering(discovery, new UUID(0, 8), "10.8.0.9", operator());
            var noted =
                    Stream.of(began, ended, unknown)
                            .map(note -> note.await().atMost(Duration.ofSeconds(10)));
            // Then
            assertThat(noted).containsExactly(true, true, false);
            assertThat(database.owner.single(OF_DISCOVERY))
                    .isEqualTo(
                            "ASKED 2021-24 {\"host\": \"10.8.0.9\"}; CHANGED 2021-24 {\"outcome\": \"TCP_REFUSED\"}");
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
