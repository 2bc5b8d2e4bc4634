package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giamsat.system.Await;
import vn.giamsat.system.Rival;

/// What those who keep looking are told of their appointments, asked of a real PostgreSQL.
class StandingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static MigratedDatabase database;
    private static Appointments appointments;

    private final Standing standing = new Standing(appointments);

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
    void tellsWhoLooksOfAnAppointmentThatEnds() {
        // Given
        var person = official();
        var told = looks(person);
        // When
        endsForAll(person);
        // Then
        hears(told);
        assertThat(told.getLast().permissions()).isEmpty();
    }

    /// Else it would be told that it holds nothing, and its subscription would be forbidden.
    @Test
    void doesNotTellWhoBeganToLookWhenTheQuestionWasUnderWayAlready() throws SQLException {
        // Given
        var early = official();
        var late = official();
        var toldEarly = looks(early);
        endsForAll(early);
        // When
        List<Viewer.Person> toldLate;
        try (var rival = Rival.begin(database.owner)) {
            rival.does("lock table appointment");
            standing.ask();
            Await.until("the question waits", PATIENCE, StandingTest::isQuestionHeldUp);
            toldLate = looks(late);
            rival.commits();
        }
        // Then
        hears(toldEarly);
        assertThat(toldLate).isEmpty();
        endsForAll(late);
        hears(toldLate);
    }

    private List<Viewer.Person> looks(Viewer.Person person) {
        var told = new CopyOnWriteArrayList<Viewer.Person>();
        standing.changes(person).subscribe().with(told::add);
        return told;
    }

    private void hears(List<Viewer.Person> told) {
        Await.until(
                "it is told",
                PATIENCE,
                () -> {
                    standing.ask();
                    return !told.isEmpty();
                });
    }

    private static boolean isQuestionHeldUp() {
        return database.owner
                .single(
                        "select count(*) from pg_locks where not granted and relation = 'appointment'::regclass")
                .equals("1");
    }

    private static void endsForAll(Viewer.Person person) {
        database.owner.execute(
                "update appointment set valid_to = now() where person_id = '%s'"
                        .formatted(person.id()));
    }

    private static Viewer.Person official() {
        var id = UUID.randomUUID();
        var email = id + "@example.vn";
        database.owner.execute(
                "insert into person (id, name, email) values ('%s', 'Ông', '%s')"
                        .formatted(id, email));
        database.owner.execute(
                "insert into appointment (id, person_id, role, valid_from) values ('%1$s', '%1$s', 'NATIONAL_VIEWER', now() - interval '1 day')"
                        .formatted(id));
        return appointments
                .heldBy(new Proof("s-" + id, email, "", "tên"), Origin.NONE)
                .await()
                .atMost(PATIENCE);
    }
}
