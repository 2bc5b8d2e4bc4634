package vn.giamsat.registry;

import java.util.UUID;

/// What became of a camera that was found with a stream address.
public sealed interface Placement {
    /// It was registered as planned.
    record Planned(UUID cameraId) implements Placement {}

    /// The facility has a camera with the address already.
    record Known(UUID cameraId) implements Placement {}

    /// A camera elsewhere, which the viewer may see, has the address.
    record Elsewhere() implements Placement {}
}
