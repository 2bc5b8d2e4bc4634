package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.fleet.FleetConfig;
import vn.giamsat.fleet.FleetFixture;
import vn.giamsat.fleet.Leases;
import vn.giamsat.fleet.Shard;
import vn.giamsat.system.Await;

/// Renewals of the lease in a real PostgreSQL, whose answers the test holds back.
class RenewalTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /// Questions of the service that have waited for so many milliseconds.
    private static final String WAITING =
            """
            select count(*) from pg_stat_activity
             where usename = 'giamsat_app' and wait_event = 'advisory'
               and clock_timestamp() - query_start > %d * interval '1 ms'\
            """;

    private static MigratedDatabase database;

    @BeforeAll
    static void startDatabase() {
        database = new MigratedDatabase();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void nobodyOwnsAnything() {
        database.owner.execute("update probe_shard set owner = null; delete from probe_replica");
    }

    @Test
    void keepsTheLeaseOfADatabaseThatAnswersLateAndDoesNotHoldItForAway() throws SQLException {
        // Given
        var replica = replica(FleetFixture.config(Duration.ofMinutes(1), Duration.ofMillis(200)));
        CompletableFuture<Leases.Owned> answer;
        try (var _ = holdAnswers()) {
            // When
            answer = replica.keep().subscribeAsCompletionStage();
            untilOneWaits(Duration.ofSeconds(1), LIMIT);
            // Then
            assertThat(replica.databaseIsAway()).isFalse();
        }
        assertThat(await(Uni.createFrom().completionStage(answer)).terms()).hasSize(Shard.COUNT);
        assertThat(replica.databaseIsAway()).isFalse();
    }

    @Test
    void holdsADatabaseForAwayThatDoesNotAnswerForHalfTheLeaseUntilItDoes() throws SQLException {
        // Given
        var replica = replica(FleetFixture.config(Duration.ofSeconds(2), Duration.ofMillis(200)));
        try (var _ = holdAnswers()) {
            // When
            var renewal = replica.keep();
            // Then
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> await(renewal));
            assertThat(replica.databaseIsAway()).isTrue();
        }
        // When
        await(replica.keep());
        // Then
        assertThat(replica.databaseIsAway()).isFalse();
    }

    /// The next turn after the second would come 2 s and more later.
    @Test
    void asksAgainAtOnceWhenAnAnswerCameAfterTheNextTurn() throws Exception {
        // Given
        var renew = Duration.ofSeconds(3);
        var fleet = FleetFixture.config(Duration.ofSeconds(30), renew);
        try (var first = holdAnswers();
                var second = database.owner.connection();
                var _ =
                        new RunningService(database, RunningService.everySecond(true), fleet)
                                .start()) {
            untilOneWaits(renew.plusMillis(200), LIMIT);
            var next = CompletableFuture.runAsync(() -> holdAnswers(second));
            Await.until("the next is held, too", LIMIT, () -> waitForAnswers() == 2);
            // When
            first.close();
            await(Uni.createFrom().completionStage(next));
            // Then
            untilOneWaits(Duration.ZERO, Duration.ofMillis(1_500));
            second.close();
        }
    }

    private static Replica replica(FleetConfig fleet) {
        var schedule = RunningService.everySecond(true);
        return new Replica(new Leases(database.transactions), fleet, schedule);
    }

    /// Until the connection is closed.
    private static Connection holdAnswers() throws SQLException {
        var connection = database.owner.connection();
        holdAnswers(connection);
        return connection;
    }

    private static void holdAnswers(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(597, 46)");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void untilOneWaits(Duration since, Duration limit) {
        var waiting = WAITING.formatted(since.toMillis());
        Await.until("a renewal waits", limit, () -> "1".equals(database.owner.single(waiting)));
    }

    private static int waitForAnswers() {
        return Integer.parseInt(
                database.owner.single(
                        "select count(*) from pg_locks where locktype = 'advisory' and not granted"));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }
}
