package vn.giamsat.health;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a camera is to show by one light. The picture itself goes when its time is over.
///
/// @param takenAt when the picture was taken
/// @param digest of the picture
/// @param approvedBy absent for a person who is not registered
public record ReferencePicture(
        Instant takenAt,
        String digest,
        Instant approvedAt,
        @Nullable UUID approvedBy,
        String approvedByName) {}
