package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.system.Rival;

/// Transactions that PostgreSQL ends for the sake of another one.
class ConcurrentChangeTest {
    private static final KeptAnswer ANSWER = new KeptAnswer(200, Map.of(), "{}", false);
    private static final Viewer.Person OPERATOR = operator();

    private static MigratedDatabase database;

    private final KeptAnswers answers = new KeptAnswers(database.transactions);
    private final UUID first = database.facility("2021-24");
    private final UUID second = database.facility("2021-24");

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void tellsTheVictimOfADeadlockToTryAgainAndKeepsNothingOfIt() throws SQLException {
        // When
        losesADeadlock(OPERATOR);
        // Then
        assertThat(names()).isEqualTo("rival rival");
        await(renamed(OPERATOR, () -> {}));
        assertThat(names()).isEqualTo("ours ours");
    }

    @Test
    void doesOnceUnderItsKeyWhatLostADeadlockBefore() throws SQLException {
        // Given
        var key = UUID.randomUUID().toString();
        var lost = begun(key);
        losesADeadlock(OPERATOR.attempting(lost));
        await(lost.abandon());
        answers.end(lost);
        // When
        var again = begun(key);
        await(renamed(OPERATOR.attempting(again), () -> {}));
        await(answers.keep(again, ANSWER));
        answers.end(again);
        // Then
        assertThat(names()).isEqualTo("ours ours");
        assertThat(await(answers.begin(attempt(key)))).hasValue(ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void tellsToTryAgainWhateverTheReasonOfTheCollision(String state) {
        assertThatThrownBy(() -> await(failed(state)))
                .isInstanceOfSatisfying(Problem.class, ConcurrentChangeTest::asksToTryAgain)
                .hasCauseInstanceOf(PgException.class);
    }

    /// A constraint that broke will break again, and so will what a function of ours refuses.
    @ParameterizedTest
    @ValueSource(strings = {"40002", "P0001", "23505"})
    void leavesOtherFailuresAsTheyAre(String state) {
        assertThatThrownBy(() -> await(failed(state))).isInstanceOf(PgException.class);
    }

    /// The rival has the second facility and waits for the first when ours asks for the second.
    private void losesADeadlock(Viewer viewer) throws SQLException {
        try (var rival = Rival.begin(database.owner)) {
            rival.does(rename(second, "rival"));
            var ours = renamed(viewer, () -> rival.waitsFor(rename(first, "rival")));
            assertThatThrownBy(() -> await(ours))
                    .isInstanceOfSatisfying(Problem.class, ConcurrentChangeTest::asksToTryAgain);
            rival.commits();
        }
    }

    private static void asksToTryAgain(Problem problem) {
        assertThat(problem.code()).isEqualTo(ErrorCode.CONCURRENT_CHANGE);
        assertThat(problem.retryAfter()).hasValue(Duration.ofSeconds(1));
    }

    private Uni<?> renamed(Viewer viewer, Runnable inBetween) {
        return database.transactions.bulk(
                viewer,
                Permission.EDIT_FACILITIES,
                connection ->
                        executed(connection, rename(first, "ours"))
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .invoke(inBetween)
                                .chain(() -> executed(connection, rename(second, "ours"))));
    }

    private static Uni<?> failed(String state) {
        var raised = "do $$ begin raise exception 'x' using errcode = '%s'; end $$";
        return database.transactions.bulk(
                OPERATOR,
                Permission.EDIT_FACILITIES,
                connection -> executed(connection, raised.formatted(state)));
    }

    private static Uni<?> executed(SqlConnection connection, String sql) {
        return connection.query(sql).execute();
    }

    private static String rename(UUID facility, String name) {
        return "update facility set name = '%s' where id = '%s'".formatted(name, facility);
    }

    private String names() {
        return database.owner.single(
                "select string_agg(name, ' ') from facility where id in ('%s', '%s')"
                        .formatted(first, second));
    }

    private Attempt begun(String key) {
        var attempt = attempt(key);
        assertThat(await(answers.begin(attempt))).isEmpty();
        return attempt;
    }

    private static Attempt attempt(String key) {
        return new Attempt(OPERATOR, key, List.of("a"));
    }

    private static Viewer.Person operator() {
        var held =
                new Appointment(
                        UUID.randomUUID(),
                        Role.NATIONAL_OPERATOR,
                        Appointment.Area.NATION,
                        Instant.EPOCH,
                        null);
        return new Viewer.Person(
                UUID.randomUUID(), "operator", "Ai đó", List.of(held), null, Origin.NONE);
    }

    private static <T> T await(Uni<T> result) {
        return result.await().atMost(Duration.ofSeconds(20));
    }
}
