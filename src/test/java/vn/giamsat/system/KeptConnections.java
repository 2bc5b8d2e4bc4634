package vn.giamsat.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Connections of tests that were used and are free. A new one costs the server a process, which
/// learns our tables before it enters a row; that takes many times as long as entering it.
final class KeptConnections implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final Deque<Connection> free = new ConcurrentLinkedDeque<>();
    private final Opening opening;

    interface Opening {
        Connection open() throws SQLException;
    }

    interface Use<T> {
        T of(Statement statement) throws SQLException;
    }

    KeptConnections(Opening opening) {
        this.opening = opening;
    }

    <T> T use(Use<T> use) {
        try {
            var connection = connection();
            try (var statement = connection.createStatement()) {
                return use.of(statement);
            } finally {
                giveBack(connection);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// One whose server may have gone meanwhile is of no use.
    private Connection connection() throws SQLException {
        for (var one = free.poll(); one != null; one = free.poll()) {
            if (one.isValid(PATIENCE_SECONDS)) {
                return one;
            }
            one.close();
        }
        return opening.open();
    }

    /// Holds no lock of its session any more, and no setting.
    private void giveBack(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("discard all");
            free.push(connection);
        } catch (SQLException broken) {
            connection.close();
        }
    }

    @Override
    public void close() {
        for (var one = free.poll(); one != null; one = free.poll()) {
            try {
                one.close();
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
