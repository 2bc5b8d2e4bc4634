package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who is let in as whom, asked of a real PostgreSQL.
class AppointmentsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static MigratedDatabase database;
    private static Appointments appointments;

    private final String email = UUID.randomUUID() + "@example.vn";
    private final String phone = "+84" + (System.nanoTime() % 1_000_000_000 + 1_000_000_000);

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
        appointments = new Appointments(database.pool, Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void joinsAllEntriesThatTheTokenProvesAndNamesThePersonAsTheWidestDoes() {
        // Given
        var contact = entered("Tên của tỉnh", email, null, "FACILITY_CONTACT");
        var byPhone = entered("Tên khác", null, phone, "PROVINCE_VIEWER");
        var official = entered("Tên ở Bộ", email.toUpperCase(), phone, "NATIONAL_VIEWER");
        var beside = entered("Người khác", "x" + email, null, "NATIONAL_OPERATOR");
        // When
        var person = letIn("s-" + email, email, phone);
        // Then
        assertThat(person.name()).isEqualTo("Tên ở Bộ");
        assertThat(person.id()).isEqualTo(official);
        assertThat(person.appointments())
                .extracting(Appointment::role)
                .containsExactlyInAnyOrder(
                        Role.FACILITY_CONTACT, Role.PROVINCE_VIEWER, Role.NATIONAL_VIEWER);
        assertThat(List.of(subject(contact), subject(byPhone), subject(official)))
                .containsOnly("s-" + email);
        assertThat(subject(beside)).isNull();
    }

    @Test
    void letsOneLoginOnlyTakeAnEntryThatTwoProveAtOnce() {
        // Given
        entered("Ông", email, null, "NATIONAL_VIEWER");
        // When
        var people =
                Uni.join()
                        .all(
                                IntStream.range(0, 5)
                                        .mapToObj(at -> asked(at + email, email, ""))
                                        .toList())
                        .andFailFast()
                        .await()
                        .atMost(PATIENCE);
        // Then
        assertThat(people).filteredOn(person -> !person.appointments().isEmpty()).hasSize(1);
    }

    @Test
    void holdsAForgottenLoginOffWhateverItProvesAndNoOther() {
        // Given
        var entry = entered("Ông", email, phone, "NATIONAL_VIEWER");
        letIn("old" + email, email, phone);
        // When
        database.owner.single("select unbind_person('" + entry + "', true)");
        // Then
        assertThat(letIn("old" + email, email, phone).appointments()).isEmpty();
        assertThat(stillHeld("old" + email)).isEmpty();
        assertThat(letIn("new" + email, email, "").id()).isEqualTo(entry);
        assertThat(stillHeld("new" + email)).hasSize(1);
    }

    private static List<Appointment> stillHeld(String subject) {
        return appointments
                .heldBy(Set.of(subject, "O'Brien, \"{x}\""))
                .await()
                .atMost(PATIENCE)
                .getOrDefault(subject, List.of());
    }

    private static Viewer.Person letIn(String subject, String email, String phone) {
        return asked(subject, email, phone).await().atMost(PATIENCE);
    }

    private static Uni<Viewer.Person> asked(String subject, String email, String phone) {
        return appointments.heldBy(new Proof(subject, email, phone, "tên"), Origin.NONE);
    }

    private static String subject(UUID entry) {
        return database.owner.single("select subject from person where id = '" + entry + "'");
    }

    private static UUID entered(String name, String email, String phone, String role) {
        var id = UUID.randomUUID();
        var facility = role.equals("FACILITY_CONTACT") ? database.facility("2021-24") : null;
        database.owner.execute(
                "insert into person (id, name, email, phone) values ('%s', '%s', %s, %s)"
                        .formatted(id, name, quoted(email), quoted(phone)));
        database.owner.execute(
                "insert into appointment (id, person_id, role, province, facility_id, valid_from)"
                        + " values ('%1$s', '%1$s', '%2$s', %3$s, %4$s, now())"
                                .formatted(
                                        id,
                                        role,
                                        role.startsWith("NATIONAL") ? "null" : "'2021-24'",
                                        quoted(facility)));
        return id;
    }

    private static String quoted(Object value) {
        return value == null ? "null" : "'" + value + "'";
    }
}
