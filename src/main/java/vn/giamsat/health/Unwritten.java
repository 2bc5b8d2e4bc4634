package vn.giamsat.health;

import java.util.ArrayList;
import java.util.List;
import vn.giamsat.fleet.Term;

/// What the database does not hold yet of one camera: its newest health and all changes of state.
///
/// @param term under which all of it was found; when it is over, nothing of it is written
/// @param pressing whether it says more than when the same was found again
record Unwritten(
        CameraHealth health,
        Findings findings,
        List<Transition> changes,
        Term term,
        boolean pressing) {
    Unwritten {
        changes = List.copyOf(changes);
    }

    /// One camera's debt after it was folded again in the same term: the newest health, every
    /// change.
    Unwritten then(Unwritten newer) {
        if (!pressing) {
            return newer;
        }
        var all = new ArrayList<>(changes);
        all.addAll(newer.changes);
        return new Unwritten(newer.health, newer.findings, all, newer.term, true);
    }
}
