package vn.giamsat.probe.schedule;

import java.util.UUID;
import vn.giamsat.fleet.Shard;
import vn.giamsat.fleet.Tenure;
import vn.giamsat.probe.Ownership;

/// A camera is ours as long as the lease on its shard lasts for sure; canaries are everybody's. Any
/// thread.
record LeasedCameras(Tenure tenure) implements Ownership {
    @Override
    public Claim of(UUID cameraId) {
        if (cameraId.equals(Canaries.NO_CAMERA)) {
            return () -> true;
        }
        var shard = Shard.of(cameraId);
        return () -> tenure.mayProbe(shard);
    }
}
