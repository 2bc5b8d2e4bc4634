package vn.giamsat.api.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Type;
import vn.giamsat.field.Removed;
import vn.giamsat.field.SyncView;
import vn.giamsat.field.TaskView;
import vn.giamsat.health.HealthChange;
import vn.giamsat.health.IncidentView;
import vn.giamsat.registry.CameraView;

/// A [SyncView] with facilities as this API tells them.
@Type("SyncView")
public record SyncNode(
        boolean reset,
        List<FacilityNode> facilities,
        List<CameraView> cameras,
        List<HealthChange> health,
        List<IncidentView> incidents,
        List<TaskView> tasks,
        List<Removed> removed,
        boolean more,
        String next) {
    static SyncNode of(SyncView told) {
        return new SyncNode(
                told.reset(),
                told.facilities().stream().map(FacilityNode::of).toList(),
                told.cameras(),
                told.health(),
                told.incidents(),
                told.tasks(),
                told.removed(),
                told.more(),
                told.next());
    }
}
