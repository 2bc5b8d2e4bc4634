package vn.giamsat.probe.schedule;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.registry.ProbeTargets.Watched;

/// How far a reading of many cameras has come, a page at a time by their ids. Each page counts,
/// whatever happens to the others. Confined to the scheduler's loop.
final class Pages {
    private @Nullable UUID last;
    private int cameras;
    private boolean over;
    private boolean due;

    Pages(boolean due) {
        this.due = due;
    }

    /// The next page is to be read.
    void due() {
        due = true;
    }

    boolean isDue() {
        return due;
    }

    /// Has the next page read, once, if it is due.
    ///
    /// @return whether it is
    boolean begin() {
        var was = due;
        due = false;
        return was;
    }

    /// The page that follows the last camera.
    ///
    /// @throws vn.giamsat.shared.Problem DATABASE_UNAVAILABLE
    Uni<List<Watched>> next(TargetReader reader, Set<Integer> shards) {
        return reader.page(shards, last);
    }

    /// Goes on behind this page.
    void came(List<Watched> page) {
        cameras += page.size();
        over = page.size() < TargetReader.PAGE;
        last = over ? last : page.getLast().cameraId();
    }

    /// How many came so far.
    int cameras() {
        return cameras;
    }

    boolean isOver() {
        return over;
    }
}
