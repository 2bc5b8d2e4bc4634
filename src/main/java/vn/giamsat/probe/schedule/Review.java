package vn.giamsat.probe.schedule;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.registry.ProbeTargets.Watched;

/// How far a reading of all cameras of this replica has come, a page at a time by their ids. Each
/// page counts, whatever happens to the others. Confined to the scheduler's loop.
final class Review {
    private final boolean urgent;
    private @Nullable UUID last;
    private boolean over;

    /// Its next page is to be read.
    boolean isDue;

    private Review(boolean urgent) {
        this.urgent = urgent;
        this.isDue = urgent;
    }

    /// Nothing is known to be missed.
    static Review inTurn() {
        return new Review(false);
    }

    /// Notices were missed.
    static Review urgent() {
        return new Review(true);
    }

    boolean isUrgent() {
        return urgent;
    }

    /// The last camera that was read; null at first.
    @Nullable UUID last() {
        return last;
    }

    /// Takes the page that follows the last camera.
    void came(List<Watched> page) {
        over = page.size() < TargetReader.PAGE;
        last = over ? last : page.getLast().cameraId();
    }

    boolean isOver() {
        return over;
    }
}
