package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giamsat.shared.Problem;
import vn.giamsat.system.Await;

/// Appointing while others change the same, on a real PostgreSQL.
class AppointingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static MigratedDatabase database;
    private static Appointing appointing;

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
        var transactions = database.transactions;
        var contacts = new ListOfContacts(transactions, Clock.systemUTC());
        appointing = new Appointing(transactions, contacts, Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void entersOnceWhomManyAppointAtOnce() {
        // Given
        var draft = contactOf(database.facility("2021-24"));
        // When
        var appointed =
                Uni.join()
                        .all(
                                Stream.generate(() -> appointing.appoint(draft, operator()))
                                        .limit(5)
                                        .toList())
                        .andFailFast()
                        .await()
                        .atMost(PATIENCE);
        // Then
        assertThat(appointed)
                .extracting(it -> it.person().id())
                .hasSize(5)
                .containsOnly(appointed.getFirst().person().id());
    }

    /// The facility is looked up, then its list is waited for, and meanwhile it is moved.
    @Test
    void answersForAFacilityThatIsMovedMeanwhileAsForOneOutOfScope() throws SQLException {
        // Given
        var facility = database.facility("2021-24");
        try (var other = database.owner.connection();
                var statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(4403, hashtext('2021-24'))");
            var appointed =
                    appointing
                            .appoint(contactOf(facility), operator())
                            .subscribeAsCompletionStage();
            Await.until("it waits for the list", PATIENCE, AppointingTest::isWaiting);
            // When
            statement.execute(
                    "update facility set province = '2021-48' where id = '" + facility + "'");
            statement.execute("select pg_advisory_unlock_all()");
            // Then
            var failure = catchThrowableOfType(CompletionException.class, appointed::join);
            assertThat(((Problem) failure.getCause()).violations())
                    .extracting(broken -> broken.field() + " " + broken.rule())
                    .containsExactly("facilityId facility-in-scope");
        }
    }

    private static boolean isWaiting() {
        var waiting = "select count(*) from pg_locks where locktype = 'advisory' and not granted";
        return database.owner.single(waiting).equals("1");
    }

    private static AppointmentDraft contactOf(UUID facility) {
        var person =
                new PersonDraft("Đầu mối", null, null, UUID.randomUUID() + "@example.vn", null);
        return new AppointmentDraft(
                null, person, Role.FACILITY_CONTACT, null, null, facility, null, null);
    }

    private static Viewer.Person operator() {
        var area = new Appointment.Area("2021-24", Set.of("2021-24"), null, null);
        var held =
                new Appointment(
                        UUID.randomUUID(), Role.PROVINCE_OPERATOR, area, Instant.EPOCH, null);
        return new Viewer.Person(null, "someone", "someone", List.of(held), null, Origin.NONE);
    }
}
