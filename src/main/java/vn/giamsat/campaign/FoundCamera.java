package vn.giamsat.campaign;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.registry.Placement;
import vn.giamsat.registry.Zone;

/// A camera that a crew found, as people see it. Fields as in [FoundCameraDraft].
///
/// @param streamAddress absent for facility contacts, who are not told
/// @param cameraId the camera that it is in the registry
/// @param address what became of its address when the survey was submitted
public record FoundCamera(
        String name,
        Zone zone,
        @Nullable String brand,
        @Nullable String model,
        @Nullable String streamAddress,
        @Nullable Boolean usable,
        @Nullable UUID cameraId,
        @Nullable AddressOutcome address) {
    /// What became of an address.
    public enum AddressOutcome {
        /// A planned camera was registered with it.
        PLANNED,
        /// The facility has a camera with it already.
        KNOWN,
        /// A camera elsewhere has it: nothing was registered.
        TAKEN_ELSEWHERE
    }

    FoundCamera placed(Placement placement) {
        return switch (placement) {
            case Placement.Planned(var id) -> placed(id, AddressOutcome.PLANNED);
            case Placement.Known(var id) -> placed(id, AddressOutcome.KNOWN);
            case Placement.Elsewhere() -> placed(null, AddressOutcome.TAKEN_ELSEWHERE);
        };
    }

    private FoundCamera placed(@Nullable UUID camera, AddressOutcome outcome) {
        return new FoundCamera(name, zone, brand, model, streamAddress, usable, camera, outcome);
    }

    FoundCameraDraft draft() {
        return new FoundCameraDraft(name, zone, brand, model, streamAddress, usable);
    }
}
