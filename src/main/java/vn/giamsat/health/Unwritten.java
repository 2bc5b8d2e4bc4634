package vn.giamsat.health;

import java.util.ArrayList;
import java.util.List;

/// What the database does not hold yet of one camera: its newest health and all changes of state.
record Unwritten(CameraHealth health, Findings findings, List<Transition> changes) {
    Unwritten {
        changes = List.copyOf(changes);
    }

    /// One camera's debt after it was folded again: the newest health, every change.
    Unwritten then(Unwritten newer) {
        if (changes.isEmpty()) {
            return newer;
        }
        var all = new ArrayList<>(changes);
        all.addAll(newer.changes);
        return new Unwritten(newer.health, newer.findings, all);
    }
}
