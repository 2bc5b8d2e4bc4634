package vn.giamsat.probe.schedule;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What is read at once of the registry.
sealed interface Wanted {
    /// The next page of the shards that are this replica's from now on.
    record Taken(Set<Integer> shards, Pages pages) implements Wanted {
        public Taken {
            shards = Set.copyOf(shards);
        }
    }

    /// Cameras of which something changed.
    record Changed(List<UUID> ids) implements Wanted {}

    /// The next page of all that is this replica's.
    ///
    /// @param urgent because notices were missed
    record Review(boolean urgent, Pages pages) implements Wanted {
        /// Nothing is known to be missed.
        static Review inTurn() {
            return new Review(false, new Pages(false));
        }

        static Review atOnce() {
            return new Review(true, new Pages(true));
        }
    }
}
