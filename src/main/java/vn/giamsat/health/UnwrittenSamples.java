package vn.giamsat.health;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Ids;

/// The samples since the last flush. Bounded, because they are no state: while the database is away
/// the oldest go. Any thread; the monitor is held for microseconds.
final class UnwrittenSamples {
    private final int limit;
    private final Deque<Sample> held = new ArrayDeque<>();
    private @Nullable SamplePack again;

    UnwrittenSamples(int limit) {
        this.limit = limit;
    }

    synchronized void keep(Sample sample) {
        if (held.size() == limit) {
            held.removeFirst();
        }
        held.addLast(sample);
    }

    /// Takes what could not be written before, else the oldest; empty when there is nothing. One
    /// pack at a time is written.
    synchronized Optional<SamplePack> take(int most) {
        var returned = again;
        again = null;
        return returned == null ? fresh(most) : Optional.of(returned);
    }

    private Optional<SamplePack> fresh(int most) {
        var taken = new ArrayList<Sample>();
        while (taken.size() < most && !held.isEmpty()) {
            taken.add(held.removeFirst());
        }
        return taken.isEmpty() ? Optional.empty() : Optional.of(new SamplePack(Ids.fresh(), taken));
    }

    /// Takes back what may not have been written.
    synchronized void giveBack(SamplePack unwritten) {
        again = unwritten;
    }

    synchronized int size() {
        return held.size() + (again == null ? 0 : again.samples().size());
    }
}
