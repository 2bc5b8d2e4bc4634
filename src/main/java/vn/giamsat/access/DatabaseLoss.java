package vn.giamsat.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Tells "the database is away" from "the database said no".
public final class DatabaseLoss {
    /// The pool has no types for "no connection in time" and "the connection broke off".
    private static final Set<String> POOL_SAYS =
            Set.of("Timeout", "Connection timeout", "Fail to read any response from the server");

    private DatabaseLoss() {}

    /// Whether the failure means that the database cannot be reached, is starting, is full, or is
    /// shutting down (SQLSTATE classes 08, 53 and 57P, PostgreSQL appendix A).
    public static boolean isLoss(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (lost(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean lost(Throwable cause) {
        return switch (cause) {
            case Problem problem -> problem.code() == ErrorCode.DATABASE_UNAVAILABLE;
            case PgException said -> unreachable(said.getSqlState());
            case JsonProcessingException _ -> false; // an IOException by inheritance only
            case IOException _ -> true;
            case TimeoutException _ -> true;
            default ->
                    cause.getClass().getSimpleName().startsWith("ClosedConnection")
                            || POOL_SAYS.contains(String.valueOf(cause.getMessage()));
        };
    }

    private static boolean unreachable(String sqlState) {
        return sqlState != null
                && (sqlState.startsWith("08")
                        || sqlState.startsWith("53")
                        || sqlState.startsWith("57P"));
    }

    /// Whether the database refused a text, for example one with a NUL (SQLSTATE 22021): the
    /// client's fault, whichever way the text came in.
    static boolean isUnstorable(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if ("22021".equals(sqlState(cause))) {
                return true;
            }
        }
        return false;
    }

    /// Hibernate tells the state in an exception of JDBC, the client in one of its own.
    private static @Nullable String sqlState(Throwable cause) {
        return switch (cause) {
            case PgException said -> said.getSqlState();
            case SQLException said -> said.getSQLState();
            default -> null;
        };
    }

    /// What a client is told of a failure that the database layer explains; other failures stay.
    static Throwable told(Throwable failure) {
        if (!isLoss(failure) && !isUnstorable(failure)) {
            return failure;
        }
        var code = isLoss(failure) ? ErrorCode.DATABASE_UNAVAILABLE : ErrorCode.MALFORMED_REQUEST;
        var problem = new Problem(code);
        problem.initCause(failure);
        return problem;
    }
}
