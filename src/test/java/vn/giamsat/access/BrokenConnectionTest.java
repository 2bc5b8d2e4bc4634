package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Connections that the database ends while they are in use.
class BrokenConnectionTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String END = "select pg_terminate_backend(%d)";
    private static MigratedDatabase database;

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void areADatabaseThatIsAway() {
        assertIsAway(BrokenConnectionTest::ended);
    }

    /// As when the pool lends one of whose end it has not heard.
    @Test
    void areADatabaseThatIsAwayAlsoWhenTheyAreAskedAfterwards() {
        assertIsAway(
                connection -> {
                    Uni<Void> closed =
                            Uni.createFrom()
                                    .emitter(
                                            heard ->
                                                    connection.closeHandler(
                                                            () -> heard.complete(null)));
                    return Uni.join()
                            .all(closed, ended(connection).onFailure().recoverWithNull())
                            .andFailFast()
                            .chain(() -> connection.query("select 1").execute())
                            .replaceWithVoid();
                });
    }

    private static void assertIsAway(Function<SqlConnection, Uni<Void>> work) {
        var asked = database.transactions.bulk(new Viewer.Prober(), Permission.EDIT_CAMERAS, work);
        assertThatThrownBy(() -> asked.await().atMost(LIMIT))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.code())
                                        .isEqualTo(ErrorCode.DATABASE_UNAVAILABLE));
    }

    private static Uni<Void> ended(SqlConnection connection) {
        return connection
                .query("select pg_backend_pid()")
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0))
                .invoke(own -> database.owner.execute(END.formatted(own)))
                .chain(() -> connection.query("select 1").execute())
                .replaceWithVoid();
    }
}
