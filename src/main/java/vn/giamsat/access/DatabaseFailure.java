package vn.giamsat.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Tells "the database is away" and "somebody else was in the way" from "the database said no"
/// (SQLSTATE, PostgreSQL appendix A).
final class DatabaseFailure {
    /// The pool has no types for "no connection in time" and "the connection broke off".
    private static final Set<String> POOL_SAYS =
            Set.of("Timeout", "Connection timeout", "Fail to read any response from the server");

    /// A connection of whose end the pool had not heard when it lent it; then follows its state.
    private static final String CLOSED = "Connection is not active now";

    /// serialization_failure, deadlock_detected: the same transaction may succeed the next time.
    private static final Set<String> COLLISIONS = Set.of("40001", "40P01");

    /// character_not_in_repertoire
    private static final String UNSTORABLE = "22021";

    private static final Duration SOON = Duration.ofSeconds(1);

    private DatabaseFailure() {}

    /// What a client is told of a failure that the database layer explains; other failures stay.
    static Throwable told(Throwable failure) {
        var problem = problem(failure);
        if (problem == null) {
            return failure;
        }
        problem.initCause(failure);
        return problem;
    }

    private static @Nullable Problem problem(Throwable failure) {
        if (isAmong(failure, DatabaseFailure::isLoss)) {
            return new Problem(ErrorCode.DATABASE_UNAVAILABLE);
        }
        if (isAmong(failure, DatabaseFailure::isCollision)) {
            return Problem.later(ErrorCode.CONCURRENT_CHANGE, SOON);
        }
        return isAmong(failure, DatabaseFailure::isUnstorable)
                ? new Problem(ErrorCode.MALFORMED_REQUEST)
                : null;
    }

    private static boolean isAmong(Throwable failure, Predicate<Throwable> what) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (what.test(cause)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the database cannot be reached, is starting, is full, or is shutting down (classes
    /// 08, 53 and 57P).
    private static boolean isLoss(Throwable cause) {
        return switch (cause) {
            case Problem problem -> problem.code() == ErrorCode.DATABASE_UNAVAILABLE;
            case PgException _, SQLException _ -> isUnreachable(sqlState(cause));
            case JsonProcessingException _ -> false; // an IOException by inheritance only
            case IOException _ -> true;
            case TimeoutException _ -> true;
            default ->
                    cause.getClass().getSimpleName().startsWith("ClosedConnection")
                            || isFromPool(String.valueOf(cause.getMessage()));
        };
    }

    private static boolean isFromPool(String message) {
        return POOL_SAYS.contains(message) || message.startsWith(CLOSED);
    }

    private static boolean isUnreachable(String sqlState) {
        return sqlState.startsWith("08") || sqlState.startsWith("53") || sqlState.startsWith("57P");
    }

    private static boolean isCollision(Throwable cause) {
        return COLLISIONS.contains(sqlState(cause));
    }

    /// Whether the database refused a text, for example one with a NUL: the client's fault,
    /// whichever way the text came in.
    private static boolean isUnstorable(Throwable cause) {
        return UNSTORABLE.equals(sqlState(cause));
    }

    /// Hibernate tells the state in an exception of JDBC, the client in one of its own; empty where
    /// there is none.
    private static String sqlState(Throwable cause) {
        var state =
                switch (cause) {
                    case PgException said -> said.getSqlState();
                    case SQLException said -> said.getSQLState();
                    default -> null;
                };
        return state == null ? "" : state;
    }
}
