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

    /// The next page is to be read.
    boolean isDue;

    Pages(boolean isDue) {
        this.isDue = isDue;
    }

    /// Whether the next page is to be read; it is not any more when this was asked.
    boolean isDueOnce() {
        var was = isDue;
        isDue = false;
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
