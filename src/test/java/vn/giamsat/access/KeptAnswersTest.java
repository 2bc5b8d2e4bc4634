package vn.giamsat.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Kept answers and whom PostgreSQL shows them to.
class KeptAnswersTest {
    private static final KeptAnswer ANSWER =
            new KeptAnswer(201, Map.of("ETag", "\"v0\""), "{\"name\":\"Ký túc xá\"}", false);
    private static final Appointment NATION =
            new Appointment(
                    UUID.randomUUID(),
                    Role.NATIONAL_OPERATOR,
                    Appointment.Area.NATION,
                    Instant.EPOCH,
                    null);
    private static final Appointment BAC_GIANG =
            new Appointment(
                    UUID.randomUUID(),
                    Role.PROVINCE_OPERATOR,
                    new Appointment.Area("2021-24", Set.of("2021-24"), null, null),
                    Instant.EPOCH,
                    null);

    private static MigratedDatabase database;

    private final KeptAnswers answers = new KeptAnswers(database.transactions);
    private final UUID person = UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void keepsTheAnswerInTheTransactionOfTheEffect() {
        // Given
        var attempt = attempt(person, "a", NATION);
        await(answers.begin(attempt));
        var effect = written(attempt);
        assertThat(effect).isEqualTo(1);
        assertThat(rows("facility", "name = '" + key + "'")).isEqualTo("0");
        // When
        await(answers.keep(attempt, ANSWER));
        // Then
        assertThat(rows("facility", "name = '" + key + "'")).isEqualTo("1");
        answers.end(attempt);
        assertThat(await(answers.begin(attempt(person, "a", NATION)))).hasValue(ANSWER);
    }

    @Test
    void undoesTheEffectOfWhatWasNotAnsweredWithSuccess() {
        // Given
        var attempt = attempt(person, "a", NATION);
        await(answers.begin(attempt));
        written(attempt);
        // When
        await(attempt.abandon());
        // Then
        assertThat(rows("facility", "name = '" + key + "'")).isEqualTo("0");
        answers.end(attempt);
        assertThat(await(answers.begin(attempt(person, "b", NATION)))).isEmpty();
    }

    /// Else the second would wait for the first, or be left out of the answer.
    @Test
    void refusesASecondTransactionOfTheSameRequest() {
        var attempt = attempt(person, "a", NATION);
        written(attempt);
        assertThatThrownBy(() -> written(attempt)).isInstanceOf(IllegalStateException.class);
        await(attempt.abandon());
    }

    @Test
    void knowsTheKeyOnlyWithItsRequestItsPersonAndItsAppointments() {
        // Given
        var attempt = attempt(person, "a", NATION, BAC_GIANG);
        await(answers.keep(attempt, ANSWER));
        // Then
        assertReused(attempt(person, "b", NATION, BAC_GIANG));
        assertReused(attempt(person, "a", BAC_GIANG));
        assertReused(attempt(person, "a"));
        assertThat(await(answers.begin(attempt(UUID.randomUUID(), "a", NATION, BAC_GIANG))))
                .isEmpty();
        assertThat(await(answers.begin(attempt(person, "a", BAC_GIANG, NATION)))).hasValue(ANSWER);
    }

    /// Longer than a line of PostgreSQL's Base64.
    @Test
    void keepsWhatIsSealedApartAndBoundToItsPersonAndKey() {
        // Given
        var attempt = attempt(person, "a", NATION);
        var sealed = Base64.getEncoder().encodeToString("sealed".repeat(40).getBytes(UTF_8));
        var answer = new KeptAnswer(201, Map.of(), sealed, true);
        // When
        await(answers.keep(attempt, answer));
        // Then
        assertThat(await(answers.begin(attempt(person, "a", NATION)))).hasValue(answer);
        assertThat(rows("idempotency_key", "body is null and sealed_id = '" + attempt.id() + "'"))
                .isEqualTo("1");
        assertThat(attempt.id()).isEqualTo(attempt(person, "b", BAC_GIANG).id());
        assertThat(attempt.id()).isNotEqualTo(attempt(UUID.randomUUID(), "a", NATION).id());
    }

    /// Another list that his login joins may be the one that he is called by from then on.
    @Test
    void knowsTheLoginWhicheverEntryItIsCalledBy() {
        // Given
        await(answers.keep(attempt(person, "a", NATION), ANSWER));
        // When
        var later =
                new Viewer.Person(
                        UUID.randomUUID(),
                        person.toString(),
                        "Ai đó",
                        List.of(NATION),
                        null,
                        Origin.NONE);
        // Then
        assertThat(await(answers.begin(new Attempt(later, key, List.of("a"))))).hasValue(ANSWER);
    }

    /// The sealing keys were rotated in between: the digest of the current key comes first.
    @Test
    void knowsTheRequestByAnyOfItsFingerprints() {
        await(answers.keep(attempt(person, "a", NATION), ANSWER));
        var rotated = new Attempt(viewer(person, NATION), key, List.of("b", "a"));
        assertThat(await(answers.begin(rotated))).hasValue(ANSWER);
    }

    private void assertReused(Attempt attempt) {
        assertThatThrownBy(() -> await(answers.begin(attempt)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.code())
                                        .isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED));
    }

    /// As two replicas do that probed the same camera for it.
    @Test
    void givesTheFirstAnswerToWhoWasSlower() {
        await(answers.keep(attempt(person, "a", NATION), ANSWER));
        var slower = new KeptAnswer(202, Map.of(), "", false);
        assertThat(await(answers.keep(attempt(person, "a", NATION), slower))).isEqualTo(ANSWER);
    }

    @Test
    void showsNobodyElseTheAnswerWhateverTheStatementAsks() {
        await(answers.keep(attempt(person, "a", NATION), ANSWER));
        var other = new Attempt(viewer(UUID.randomUUID(), NATION), key, List.of("a"));
        var all = "select count(*) from idempotency_key";
        assertThat(counted(attempt(person, "a", NATION), all)).isOne();
        assertThat(counted(other, all)).isZero();
        assertThatThrownBy(() -> counted(other, "delete from idempotency_key"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(
                        () ->
                                counted(
                                        other,
                                        "insert into idempotency_key values ('%s', 'k', 'f', '{}', 200, '{}')"
                                                .formatted(person)))
                .hasMessageContaining("row-level security");
        assertThat(
                        database.owner.single(
                                "select relrowsecurity and relforcerowsecurity from pg_class where relname = 'idempotency_key'"))
                .isEqualTo("t");
    }

    @Test
    void showsNothingToWhatIsNotAskedUnderAKey() {
        await(answers.keep(attempt(person, "a", NATION), ANSWER));
        var rows =
                database.transactions.read(
                        viewer(person, NATION),
                        connection ->
                                connection.query("select key from idempotency_key").execute());
        assertThat(await(rows).size()).isZero();
    }

    @Test
    void deletesInBatchesWhatWasKeptLongEnoughAndLetsTheSweeperReadNothingOfIt() {
        // Given
        database.owner.execute(
                "insert into idempotency_key select '%s', 'k' || n, 'f', '{}', 200, '{}', null, '2021-05-10' from generate_series(1, 2500) n"
                        .formatted(person));
        await(answers.keep(attempt(person, "a", NATION), ANSWER));
        // When
        var deleted =
                await(answers.forget(Instant.parse("2021-05-10T00:00:00Z").plusSeconds(86_400)));
        // Then
        assertThat(deleted).isEqualTo(2500);
        assertThat(rows("idempotency_key", "holder = '" + person + "'")).isEqualTo("1");
        assertThatThrownBy(
                        () ->
                                await(
                                        database.transactions.bulk(
                                                new Viewer.Sweeper(),
                                                Permission.READ,
                                                connection ->
                                                        connection
                                                                .query(
                                                                        "select body from idempotency_key")
                                                                .execute())))
                .hasMessageContaining("permission denied");
    }

    private int written(Attempt attempt) {
        return await(
                database.transactions.bulk(
                        attempt.viewer().attempting(attempt),
                        Permission.EDIT_FACILITIES,
                        connection ->
                                connection
                                        .query(
                                                "insert into facility (id, province, name, kind, state) values ('%s', '2021-24', '%s', 'SCHOOL', 'ACTIVE')"
                                                        .formatted(UUID.randomUUID(), key))
                                        .execute()
                                        .map(rows -> rows.rowCount())));
    }

    private static int counted(Attempt attempt, String sql) {
        return await(
                database.transactions.onKeys(
                        attempt,
                        connection ->
                                connection
                                        .query(sql)
                                        .execute()
                                        .map(rows -> rows.iterator().next().getInteger(0))));
    }

    private static String rows(String table, String condition) {
        return database.owner.single(
                "select count(*) from %s where %s".formatted(table, condition));
    }

    private Attempt attempt(UUID person, String fingerprint, Appointment... held) {
        return new Attempt(viewer(person, held), key, List.of(fingerprint));
    }

    private static Viewer.Person viewer(UUID person, Appointment... held) {
        return new Viewer.Person(
                person, person.toString(), "Ai đó", List.of(held), null, Origin.NONE);
    }

    private static <T> T await(Uni<T> result) {
        return result.await().atMost(Duration.ofSeconds(10));
    }
}
