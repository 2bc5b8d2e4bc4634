package vn.giamsat.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Tells "the database is away" from "the database said no".
public final class DatabaseLoss {
    /// The pool has no types for "no connection in time" and "the connection broke off".
    private static final Set<String> POOL_SAYS =
            Set.of("Timeout", "Connection timeout", "Fail to read any response from the server");

    private DatabaseLoss() {}

    /// Whether the failure means that the database cannot be reached, is starting, or is shutting
    /// down (SQLSTATE classes 08 and 57P, PostgreSQL appendix A).
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
                    cause instanceof ClosedChannelException
                            || cause.getClass().getSimpleName().startsWith("ClosedConnection")
                            || POOL_SAYS.contains(String.valueOf(cause.getMessage()));
        };
    }

    private static boolean unreachable(String sqlState) {
        return sqlState != null && (sqlState.startsWith("08") || sqlState.startsWith("57P"));
    }

    static Problem asProblem(Throwable loss) {
        var problem = new Problem(ErrorCode.DATABASE_UNAVAILABLE);
        problem.initCause(loss);
        return problem;
    }
}
