package vn.giamsat.probe.schedule;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
    /// Cameras of a page.
    static final int PAGE = 1_000;

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

    /// The next `PAGE` cameras in service of these shards by id; fewer are the last.
    ///
    /// @param after the last one already read; null to begin
    /// @throws vn.giamsat.shared.Problem DATABASE_UNAVAILABLE
    Uni<List<Watched>> page(Set<Integer> shards, @Nullable UUID after) {
        return shards.isEmpty()
                ? Uni.createFrom().item(List.of())
                : targets.page(shards, after, PAGE).call(this::recalled);
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
