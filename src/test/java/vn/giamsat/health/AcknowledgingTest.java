package vn.giamsat.health;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.access.Origin;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// The thread of an incident, as PostgreSQL keeps it and whom it lets add to it.
class AcknowledgingTest {
    private static final Viewer.Person MINH = operator("Minh", "2021-24");
    private static final Viewer.Person HOA = operator("Hoa", "2021-24");
    private static final Viewer.Person STRANGER = operator("Lan", "2021-48");

    private static MigratedDatabase database;

    private final Acknowledging acknowledging =
            new Acknowledging(database.transactions, Clock.systemUTC());
    private final UUID incident = UUID.randomUUID();

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void open() {
        database.owner.execute(
                """
                insert into incident (id, facility_id, province, enterprise, level, kind, opened_at)
                select '%s', id, province, assigned, 'FACILITY', 'DOWN', now() from facility where id = '%s'\
                """
                        .formatted(incident, database.facility("2021-24")));
    }

    @Test
    void keepsANoteThatSomebodyElseSaysAgain() {
        // Given
        says(MINH, "Mất điện");
        // When
        var said = says(HOA, "Mất điện");
        // Then
        assertThat(said.version()).isEqualTo(2);
        assertThat(thread())
                .extracting(IncidentAnnotation::saidByName, IncidentAnnotation::text)
                .containsExactly(tuple("Minh", "Mất điện"), tuple("Hoa", "Mất điện"));
        assertThat(thread())
                .extracting(IncidentAnnotation::saidBy)
                .containsExactly(MINH.id(), HOA.id());
        assertThat(audited()).isEqualTo("Minh: - > Mất điện, Hoa: Mất điện > Mất điện");
    }

    @Test
    void keepsWhatOnePersonSaysAgainAtOnceAndAfterSomebodyElse() {
        // When
        says(MINH, "Mất điện");
        says(MINH, "Mất điện");
        says(HOA, "Đã có điện");
        says(MINH, "Mất điện");
        // Then
        assertThat(thread())
                .extracting(IncidentAnnotation::text)
                .containsExactly("Mất điện", "Mất điện", "Đã có điện", "Mất điện");
        assertThat(thread()).isSortedAccordingTo(comparing(IncidentAnnotation::saidAt));
        assertThat(audited())
                .isEqualTo(
                        "Minh: - > Mất điện, Minh: Mất điện > Mất điện,"
                                + " Hoa: Mất điện > Đã có điện, Minh: Đã có điện > Mất điện");
    }

    @Test
    void keepsTheNoteOfEachAcknowledgementAndNothingOfOneWithout() {
        // Given
        acknowledges(MINH, "Mất điện");
        // When
        var again = acknowledges(HOA, "Mất điện");
        var silent = acknowledges(HOA, " ");
        // Then
        assertThat(again.acknowledgedByName()).isEqualTo("Minh");
        assertThat(again.version()).isEqualTo(2);
        assertThat(silent.version()).isEqualTo(2);
        assertThat(silent.note()).isEqualTo("Mất điện");
        assertThat(thread())
                .extracting(IncidentAnnotation::saidByName)
                .containsExactly("Minh", "Hoa");
    }

    @Test
    void takesWhatWasSaidForNoAcknowledgement() {
        assertThat(says(MINH, "Mất điện").acknowledgedAt()).isNull();
        assertThat(acknowledges(HOA, null).acknowledgedByName()).isEqualTo("Hoa");
        assertThat(thread()).hasSize(1);
    }

    @Test
    void hidesTheIncidentFromWhoIsOutOfScope() {
        assertThatThrownBy(() -> says(STRANGER, "x"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(ErrorCode.NOT_FOUND));
        assertThat(thread()).isEmpty();
    }

    /// Whatever a statement of ours would say by mistake.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Lan  | incident_id, text          | '%s', 'x'              | row-level security",
                "Minh | incident_id, text, said_by | '%s', 'x', gen_random_uuid() | permission denied",
                "Minh | incident_id, text, said_at | '%s', 'x', '2021-05-06' | permission denied",
            })
    void letsNobodySpeakElsewhereOrAsSomebodyElse(
            String name, String columns, String values, String refusal) {
        var viewer = name.equals("Lan") ? STRANGER : MINH;
        var sql =
                "insert into incident_annotation (%s) values (%s)"
                        .formatted(columns, values.formatted(incident));
        assertThatThrownBy(() -> executed(viewer, sql)).hasMessageContaining(refusal);
    }

    private static void executed(Viewer viewer, String sql) {
        await(
                database.transactions.bulk(
                        viewer,
                        Permission.REPORT_STATUS,
                        connection -> connection.query(sql).execute()));
    }

    private IncidentView says(Viewer viewer, String text) {
        return await(acknowledging.annotate(incident, new Annotation(text), viewer));
    }

    private IncidentView acknowledges(Viewer viewer, String note) {
        return await(acknowledging.acknowledge(incident, new Acknowledgement(note), viewer));
    }

    private List<IncidentAnnotation> thread() {
        var annotations = new IncidentAnnotations(database.transactions);
        return await(annotations.ofIncidents(List.of(incident), MINH));
    }

    private String audited() {
        return database.owner.single(
                """
                select string_agg(concat_ws(' ', actor || ':', coalesce(before ->> 'note', '-'), '>', after ->> 'note'), ', ' order by number)
                  from audit_entry where kind = 'INCIDENT' and row_id = '%s'\
                """
                        .formatted(incident));
    }

    private static Viewer.Person operator(String name, String province) {
        var area = new Appointment.Area(province, Set.of(province), null, null);
        var held =
                new Appointment(
                        UUID.randomUUID(), Role.PROVINCE_OPERATOR, area, Instant.EPOCH, null);
        return new Viewer.Person(UUID.randomUUID(), name, name, List.of(held), null, Origin.NONE);
    }

    private static <T> T await(Uni<T> result) {
        return result.await().atMost(Duration.ofSeconds(10));
    }
}
