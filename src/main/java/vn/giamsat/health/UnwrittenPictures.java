package vn.giamsat.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.giamsat.fleet.Term;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.Snapshot;

/// The newest picture of each camera until it is written. Bounded, because pictures are big and the
/// next probe brings another: while the database is away the oldest go. Any thread; the monitor is
/// held for microseconds.
final class UnwrittenPictures {
    private final int limit;
    private final Map<UUID, Taken> held = new LinkedHashMap<>();

    UnwrittenPictures(int limit) {
        this.limit = limit;
    }

    /// A picture, when its probe began, whether that found the camera up, and under which term.
    record Taken(UUID cameraId, Instant at, Snapshot snapshot, boolean good, Term term) {}

    synchronized void keep(ProbeOutcome outcome, Term term) {
        var snapshot = Findings.snapshot(outcome);
        if (snapshot == null || snapshot.jpeg().length > Snapshot.MAX_BYTES) {
            return;
        }
        var trace = outcome.trace();
        var id = trace.cameraId();
        held.remove(id);
        var good = outcome instanceof ProbeOutcome.Live;
        held.put(id, new Taken(id, trace.startedAt(), snapshot, good, term));
        if (held.size() > limit) {
            held.remove(held.keySet().iterator().next());
        }
    }

    /// Takes the oldest out, to write them.
    synchronized List<Taken> take(int most) {
        var taken = new ArrayList<Taken>();
        for (Iterator<Taken> next = held.values().iterator();
                next.hasNext() && taken.size() < most; ) {
            taken.add(next.next());
            next.remove();
        }
        return taken;
    }

    /// Takes back what could not be written, as far as nothing newer came and there is room.
    synchronized void giveBack(List<Taken> unwritten) {
        for (var picture : unwritten) {
            if (held.size() < limit) {
                held.putIfAbsent(picture.cameraId(), picture);
            }
        }
    }

    synchronized int size() {
        return held.size();
    }
}
