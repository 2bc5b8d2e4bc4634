package vn.giamsat.health;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What people approved that a camera shows: later pictures that show something else are
/// VIDEO_MOVED.
///
/// @param day by daylight; null when nothing was approved
/// @param night by infra-red or little light; null when nothing was approved
public record ReferencePictures(
        UUID cameraId, @Nullable ReferencePicture day, @Nullable ReferencePicture night) {}
