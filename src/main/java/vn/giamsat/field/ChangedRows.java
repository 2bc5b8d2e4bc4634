package vn.giamsat.field;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import vn.giamsat.health.HealthChange;
import vn.giamsat.health.IncidentView;
import vn.giamsat.registry.CameraView;
import vn.giamsat.registry.FacilityView;

/// Rows that changed as they are at a moment, as far as the viewer may see them then.
record ChangedRows(
        List<FacilityView> facilities,
        List<CameraView> cameras,
        List<HealthChange> health,
        List<IncidentView> incidents,
        List<TaskView> tasks) {
    static final ChangedRows NONE =
            new ChangedRows(List.of(), List.of(), List.of(), List.of(), List.of());

    ChangedRows withFacilities(List<FacilityView> found) {
        return new ChangedRows(found, cameras, health, incidents, tasks);
    }

    ChangedRows withCameras(List<CameraView> found) {
        return new ChangedRows(facilities, found, health, incidents, tasks);
    }

    ChangedRows withHealth(List<HealthChange> found) {
        return new ChangedRows(facilities, cameras, found, incidents, tasks);
    }

    ChangedRows withIncidents(List<IncidentView> found) {
        return new ChangedRows(facilities, cameras, health, found, tasks);
    }

    ChangedRows withTasks(List<TaskView> found) {
        return new ChangedRows(facilities, cameras, health, incidents, found);
    }

    /// Those of the changed that cannot be seen any more.
    List<Removed> removed(List<Change> changes) {
        var seen =
                new HashSet<>(
                        named(ChangeKind.FACILITY, facilities.stream().map(FacilityView::id)));
        seen.addAll(named(ChangeKind.CAMERA, cameras.stream().map(CameraView::id)));
        seen.addAll(named(ChangeKind.HEALTH, health.stream().map(HealthChange::cameraId)));
        seen.addAll(named(ChangeKind.INCIDENT, incidents.stream().map(IncidentView::id)));
        seen.addAll(named(ChangeKind.TASK, tasks.stream().map(TaskView::id)));
        return changes.stream()
                .map(change -> new Removed(change.kind(), change.rowId()))
                .filter(row -> !seen.contains(row))
                .distinct()
                .toList();
    }

    private static List<Removed> named(ChangeKind kind, Stream<UUID> ids) {
        return ids.map(id -> new Removed(kind, id)).toList();
    }
}
