package vn.giamsat.field;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import vn.giamsat.access.Moment;
import vn.giamsat.health.HealthHistory;
import vn.giamsat.health.Incidents;
import vn.giamsat.registry.Cameras;
import vn.giamsat.registry.Facilities;

/// Reads the rows that changed from the features that keep them: one statement for each kind that
/// is among them, none for others. Event loop.
@ApplicationScoped
class ChangeReader {
    private final Facilities facilities;
    private final Cameras cameras;
    private final HealthHistory health;
    private final Incidents incidents;
    private final Tasks tasks;

    ChangeReader(
            Facilities facilities,
            Cameras cameras,
            HealthHistory health,
            Incidents incidents,
            Tasks tasks) {
        this.facilities = facilities;
        this.cameras = cameras;
        this.health = health;
        this.incidents = incidents;
        this.tasks = tasks;
    }

    /// @param kinds what steps ask of the viewer
    Uni<ChangedRows> read(List<Change> changes, Map<String, TaskKind> kinds, Moment moment) {
        var parts =
                List.of(
                        new Part<>(
                                ChangeKind.FACILITY,
                                ids -> facilities.byIds(ids, moment),
                                ChangedRows::withFacilities),
                        new Part<>(
                                ChangeKind.CAMERA,
                                ids -> cameras.byIds(ids, moment),
                                ChangedRows::withCameras),
                        new Part<>(
                                ChangeKind.HEALTH,
                                ids -> health.latestOf(ids, moment),
                                ChangedRows::withHealth),
                        new Part<>(
                                ChangeKind.INCIDENT,
                                ids -> incidents.byIds(ids, moment),
                                ChangedRows::withIncidents),
                        new Part<>(
                                ChangeKind.TASK,
                                ids -> tasks.byIds(ids, places(changes), kinds, moment),
                                ChangedRows::withTasks));
        var rows = Uni.createFrom().item(ChangedRows.NONE);
        for (var part : parts) {
            rows = rows.chain(read -> part.added(read, changes));
        }
        return rows;
    }

    private static List<UUID> places(List<Change> changes) {
        return changes.stream()
                .filter(change -> change.kind() == ChangeKind.TASK)
                .map(Change::facilityId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /// How the rows of a kind are asked for and where they go.
    private record Part<T>(
            ChangeKind kind,
            Function<List<UUID>, Uni<List<T>>> question,
            BiFunction<ChangedRows, List<T>, ChangedRows> adding) {
        Uni<ChangedRows> added(ChangedRows read, List<Change> changes) {
            var ids =
                    changes.stream()
                            .filter(change -> change.kind() == kind)
                            .map(Change::rowId)
                            .distinct()
                            .toList();
            return ids.isEmpty()
                    ? Uni.createFrom().item(read)
                    : question.apply(ids).map(found -> adding.apply(read, found));
        }
    }
}
