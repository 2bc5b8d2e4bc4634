package vn.giamsat.field;

import java.util.List;
import vn.giamsat.health.HealthChange;
import vn.giamsat.health.IncidentView;
import vn.giamsat.registry.CameraView;
import vn.giamsat.registry.FacilityView;

/// What changed for a client that holds a copy: each thing as it is now, in place of what the
/// client holds under its id.
///
/// @param reset whether the client must first forget all that it holds, because this is the
///     beginning of everything that the person may see
/// @param health the last change of each camera's state, by `cameraId`
/// @param more whether there is more right now: ask on with `next` at once
/// @param next token for the next question; opaque
public record SyncView(
        boolean reset,
        List<FacilityView> facilities,
        List<CameraView> cameras,
        List<HealthChange> health,
        List<IncidentView> incidents,
        List<TaskView> tasks,
        List<Removed> removed,
        boolean more,
        String next) {
    public SyncView {
        facilities = List.copyOf(facilities);
        cameras = List.copyOf(cameras);
        health = List.copyOf(health);
        incidents = List.copyOf(incidents);
        tasks = List.copyOf(tasks);
        removed = List.copyOf(removed);
    }
}
