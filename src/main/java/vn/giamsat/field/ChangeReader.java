package vn.giamsat.field;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import vn.giamsat.access.Moment;
import vn.giamsat.health.HealthHistory;
import vn.giamsat.registry.Cameras;
import vn.giamsat.registry.Facilities;

/// Reads the rows that changed from the features that keep them: one statement for each kind that
/// is among them, none for others. Event loop.
@ApplicationScoped
class ChangeReader {
    private final Facilities facilities;
    private final Cameras cameras;
    private final HealthHistory health;
    private final Tasks tasks;

    ChangeReader(Facilities facilities, Cameras cameras, HealthHistory health, Tasks tasks) {
        this.facilities = facilities;
        this.cameras = cameras;
        this.health = health;
        this.tasks = tasks;
    }

    /// @param kinds what steps ask of the viewer
    Uni<ChangedRows> read(List<Change> changes, Map<String, TaskKind> kinds, Moment moment) {
        return some(changes, ChangeKind.FACILITY, ids -> facilities.byIds(ids, moment))
                .chain(
                        found ->
                                some(changes, ChangeKind.CAMERA, ids -> cameras.byIds(ids, moment))
                                        .map(
                                                it ->
                                                        new ChangedRows(
                                                                found, it, List.of(), List.of())))
                .chain(
                        found ->
                                some(
                                                changes,
                                                ChangeKind.HEALTH,
                                                ids -> health.latestOf(ids, moment))
                                        .map(found::withHealth))
                .chain(
                        found ->
                                some(
                                                changes,
                                                ChangeKind.TASK,
                                                ids -> tasks(ids, changes, kinds, moment))
                                        .map(found::withTasks));
    }

    private Uni<List<TaskView>> tasks(
            List<UUID> ids, List<Change> changes, Map<String, TaskKind> kinds, Moment moment) {
        var places =
                changes.stream()
                        .filter(change -> change.kind() == ChangeKind.TASK)
                        .map(Change::facilityId)
                        .distinct()
                        .toList();
        return tasks.byIds(ids, places, kinds, moment);
    }

    private static <T> Uni<List<T>> some(
            List<Change> changes, ChangeKind kind, Function<List<UUID>, Uni<List<T>>> question) {
        var ids =
                changes.stream()
                        .filter(change -> change.kind() == kind)
                        .map(Change::rowId)
                        .distinct()
                        .toList();
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : question.apply(ids);
    }
}
