package vn.giamsat.probe.schedule;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.health.HabitKeeping;
import vn.giamsat.health.HealthJournal;
import vn.giamsat.health.MemoryKeeping;
import vn.giamsat.registry.ProbeTargets;
import vn.giamsat.registry.ProbeTargets.Watched;

/// Reads the cameras in service, and has their health, what they usually show and how their streams
/// come recalled before they are planned. Event loop.
@ApplicationScoped
class TargetReader {
    private static final int PAGE = 1_000;

    private final ProbeTargets targets;
    private final HealthJournal journal;
    private final MemoryKeeping memories;
    private final HabitKeeping habits;

    TargetReader(
            ProbeTargets targets,
            HealthJournal journal,
            MemoryKeeping memories,
            HabitKeeping habits) {
        this.targets = targets;
        this.journal = journal;
        this.memories = memories;
        this.habits = habits;
    }

    /// All cameras in service of these shards.
    ///
    /// @throws vn.giamsat.shared.Problem DATABASE_UNAVAILABLE
    Uni<List<Watched>> ofShards(Set<Integer> shards) {
        return shards.isEmpty()
                ? Uni.createFrom().item(List.of())
                : behind(null, shards, new ArrayList<>());
    }

    private Uni<List<Watched>> behind(
            @Nullable UUID last, Set<Integer> shards, List<Watched> read) {
        return targets.page(shards, last, PAGE)
                .call(this::recalled)
                .chain(
                        page -> {
                            read.addAll(page);
                            return page.size() < PAGE
                                    ? Uni.createFrom().item(read)
                                    : behind(page.getLast().cameraId(), shards, read);
                        });
    }

    /// Those of these cameras that are in service.
    Uni<List<Watched>> some(List<UUID> ids) {
        return targets.byIds(ids).call(this::recalled);
    }

    private Uni<Void> recalled(List<Watched> cameras) {
        var ids = cameras.stream().map(Watched::cameraId).toList();
        return journal.recall(ids)
                .chain(() -> memories.recall(ids))
                .chain(() -> habits.recall(ids));
    }
}
