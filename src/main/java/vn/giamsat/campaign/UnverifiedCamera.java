package vn.giamsat.campaign;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.registry.Zone;

/// A camera in service that is not verified yet.
///
/// @param reason the first failing reason of the last probe, as a health has it; null where none
///     failed: it was not probed yet, or must be found good for longer
/// @param verifiedFirstAt since when every probe has found it VERIFIED; null where the last one did
///     not
public record UnverifiedCamera(
        UUID cameraId,
        String name,
        Zone zone,
        @Nullable String reason,
        @Nullable Instant verifiedFirstAt) {}
