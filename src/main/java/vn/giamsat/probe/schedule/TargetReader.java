package vn.giamsat.probe.schedule;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.health.HealthJournal;
import vn.giamsat.registry.ProbeTargets;
import vn.giamsat.registry.ProbeTargets.Watched;

/// Reads the cameras in service, and has their health recalled before they are planned. Event loop.
@ApplicationScoped
class TargetReader {
    private static final int PAGE = 1_000;

    private final ProbeTargets targets;
    private final HealthJournal journal;

    TargetReader(ProbeTargets targets, HealthJournal journal) {
        this.targets = targets;
        this.journal = journal;
    }

    /// All cameras in service.
    ///
    /// @throws vn.giamsat.shared.Problem DATABASE_UNAVAILABLE
    Uni<List<Watched>> all() {
        return behind(null, new ArrayList<>());
    }

    private Uni<List<Watched>> behind(@Nullable UUID last, List<Watched> read) {
        return targets.page(last, PAGE)
                .call(this::recalled)
                .chain(
                        page -> {
                            read.addAll(page);
                            return page.size() < PAGE
                                    ? Uni.createFrom().item(read)
                                    : behind(page.getLast().cameraId(), read);
                        });
    }

    /// Those of these cameras that are in service.
    Uni<List<Watched>> some(List<UUID> ids) {
        return targets.byIds(ids).call(this::recalled);
    }

    private Uni<Void> recalled(List<Watched> cameras) {
        return journal.recall(cameras.stream().map(Watched::cameraId).toList());
    }
}
