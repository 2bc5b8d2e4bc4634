package vn.giamsat.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Somebody else's transaction. A deadlock with it is never ended by its own failure: it would look
/// for one a minute later than the service's transactions do.
public final class Rival implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TestDatabase database;
    private final Connection connection;
    private CompletableFuture<Void> wanted = CompletableFuture.completedFuture(null);

    private Rival(TestDatabase database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    public static Rival begin(TestDatabase database) throws SQLException {
        var connection = database.connection();
        connection.setAutoCommit(false);
        var rival = new Rival(database, connection);
        rival.does("set local deadlock_timeout = '1min'");
        return rival;
    }

    public void does(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Begins a statement that cannot go on yet, and returns when it waits.
    public void waitsFor(String sql) {
        var session = session();
        wanted = CompletableFuture.runAsync(() -> does(sql), Thread::startVirtualThread);
        Await.until("the rival waits", LIMIT, () -> isWaiting(session));
    }

    private int session() {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private boolean isWaiting(int session) {
        var waiting = "select pid from pg_locks where not granted and pid = " + session;
        return database.single(waiting) != null;
    }

    /// The session that waits for what the rival holds, and for nobody else; null when none does.
    public String heldUp() {
        return database.single(
                "select pid from pg_stat_activity where pg_blocking_pids(pid) = array[%d]"
                        .formatted(session()));
    }

    /// What it waited for must be free by now.
    public void commits() throws SQLException {
        wanted.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        connection.commit();
    }

    public void rollsBack() throws SQLException {
        connection.rollback();
    }

    /// Rolls back what is not committed.
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
