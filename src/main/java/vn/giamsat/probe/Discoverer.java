package vn.giamsat.probe;

import io.smallrye.mutiny.Uni;

/// Asks a device which streams it has.
public interface Discoverer {
    /// Never fails: what could not be learned is told with a reason. The discoverer owns its time
    /// limits; the item comes on the asker's context.
    Uni<Discovery> discover(DiscoveryTarget target);
}
