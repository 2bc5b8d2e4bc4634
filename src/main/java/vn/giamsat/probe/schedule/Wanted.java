package vn.giamsat.probe.schedule;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What is read at once of the registry.
sealed interface Wanted {
    /// All cameras of shards that are this replica's from now on.
    record Taken(Set<Integer> shards) implements Wanted {}

    /// Cameras of which something changed.
    record Changed(List<UUID> ids) implements Wanted {}

    /// The next page of a review.
    record Page(Review of) implements Wanted {}
}
