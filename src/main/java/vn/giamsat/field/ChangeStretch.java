package vn.giamsat.field;

import java.util.List;

/// Entries that were read at once.
///
/// @param more whether there are more right now
/// @param next where to read on
record ChangeStretch(List<Change> changes, boolean more, SyncPlace next) {
    ChangeStretch {
        changes = List.copyOf(changes);
    }

    /// From one entry more than was asked for, which only tells that there are more.
    ///
    /// @param end where to read on when these are all
    static ChangeStretch of(List<Change> found, int limit, SyncPlace end) {
        if (found.size() <= limit) {
            return new ChangeStretch(found, false, end);
        }
        var changes = found.subList(0, limit);
        return new ChangeStretch(changes, true, changes.getLast().place());
    }
}
