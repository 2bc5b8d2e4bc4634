package vn.giamsat.notice;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/// A way on which things go out: where they wait, and how one is carried. Event loop.
public interface Route<P extends Parcel> {
    /// What is due, at most so many; nobody else gets it before its lease ends.
    Uni<List<P>> claim(int most, Instant now);

    /// Tries once. Never fails: what went wrong is an outcome.
    Uni<Outcome> carry(P parcel);

    /// Writes down what became of a try, unless somebody else has begun it since.
    Uni<Void> settle(P parcel, Settlement settlement);

    /// Deletes what was settled before the moment, and what is of no use any more.
    Uni<Void> forget(Instant settledBefore, Instant now);
}
