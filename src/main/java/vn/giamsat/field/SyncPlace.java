package vn.giamsat.field;

import java.util.UUID;

/// How far a client has read.
sealed interface SyncPlace {
    /// The transaction up to which the client knows everything, as far as it was listed.
    long transaction();

    /// In the list of all there is, behind a row. What changes while it is read is told afterwards,
    /// from the horizon on at which the list began.
    record Listing(long horizon, ChangeKind kind, UUID after) implements SyncPlace {
        static Listing from(long horizon) {
            return new Listing(horizon, ChangeKind.FACILITY, Bounds.FIRST);
        }

        @Override
        public long transaction() {
            return horizon;
        }

        /// The id behind which rows of a kind are still to be listed.
        UUID behind(ChangeKind asked) {
            var order = asked.compareTo(kind);
            if (order == 0) {
                return after;
            }
            return order < 0 ? Bounds.LAST : Bounds.FIRST;
        }
    }

    /// In the entries of what changed, behind one. Entries count from 1, so 0 is before all that a
    /// transaction wrote.
    record Following(long transaction, long number) implements SyncPlace {
        static Following from(long horizon) {
            return new Following(horizon, 0);
        }
    }

    /// Ids before and behind all that rows have.
    final class Bounds {
        private static final UUID FIRST = new UUID(0, 0);
        private static final UUID LAST = new UUID(-1, -1);

        private Bounds() {}
    }
}
