package vn.giamsat.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.fleet.Term;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.Snapshot;

/// The newest picture of each camera that is to be kept ([PictureChoice]), until it is written.
/// Bounded, because pictures are big and another one comes: while the database is away the oldest
/// go. Any thread; the monitor is held for microseconds.
final class UnwrittenPictures {
    private final int limit;
    private final PictureChoice choice;
    private final Map<UUID, Taken> held = new LinkedHashMap<>();

    UnwrittenPictures(int limit, PictureChoice choice) {
        this.limit = limit;
        this.choice = choice;
    }

    /// A picture, when its probe began, whether that found the camera up, and under which term.
    record Taken(UUID cameraId, Instant at, Snapshot snapshot, boolean good, Term term) {}

    /// @param changes whether the outcome changed the camera's state
    synchronized void keep(ProbeOutcome outcome, boolean changes, Term term) {
        var snapshot = Findings.snapshot(outcome);
        if (snapshot == null || snapshot.jpeg().length > Snapshot.MAX_BYTES) {
            return;
        }
        var id = outcome.trace().cameraId();
        var at = outcome.trace().startedAt();
        var verdict = verdict(outcome);
        if (choice.takes(new PictureChoice.Candidate(id, at, verdict, changes))) {
            held.remove(id);
            held.put(id, new Taken(id, at, snapshot, verdict == null, term));
            dropOldest();
        }
    }

    private static @Nullable FailureCode verdict(ProbeOutcome outcome) {
        return outcome instanceof ProbeOutcome.Stopped stopped ? stopped.failure().code() : null;
    }

    private void dropOldest() {
        if (held.size() > limit) {
            var oldest = held.keySet().iterator().next();
            held.remove(oldest);
            choice.forget(oldest);
        }
    }

    /// The next picture of the camera is to be kept.
    synchronized void want(UUID cameraId) {
        choice.want(cameraId);
    }

    /// Lets go of a camera that is not watched any more; what is held of it is still written.
    synchronized void forget(UUID cameraId) {
        choice.forget(cameraId);
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
            } else {
                choice.forget(picture.cameraId());
            }
        }
    }

    synchronized int size() {
        return held.size();
    }
}
