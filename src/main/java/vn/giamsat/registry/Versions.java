package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.OptimisticLockException;
import java.util.UUID;
import org.hibernate.StaleStateException;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Optimistic locking: a change must name the version it was made from.
final class Versions {
    private Versions() {}

    /// @throws Problem NOT_FOUND, also for a row out of scope
    static <T> Uni<T> load(Mutiny.Session session, Class<T> type, UUID id) {
        return session.find(type, id)
                .onItem()
                .ifNull()
                .failWith(() -> new Problem(ErrorCode.NOT_FOUND));
    }

    static void demand(int found, int seen) {
        if (found != seen) {
            throw new Problem(ErrorCode.VERSION_STALE, "is at version " + found);
        }
    }

    /// Whether somebody else changed the row between our reading and our writing.
    static boolean lost(Throwable failure) {
        return failure instanceof OptimisticLockException
                || failure instanceof StaleStateException
                || (failure.getCause() != null && lost(failure.getCause()));
    }

    static Problem stale(Throwable lost) {
        return new Problem(ErrorCode.VERSION_STALE, "changed meanwhile");
    }
}
