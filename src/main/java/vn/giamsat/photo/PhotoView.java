package vn.giamsat.photo;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known of a photo; the photo itself is at its link.
///
/// @param sizeBytes of the full JPEG file
/// @param digest first 32 hex digits of its SHA-256; its ETag
/// @param latitude degrees; only when the person chose to send the position
/// @param takenAt as the phone said
/// @param sentById absent for who is not registered
/// @param sentBy name of that person then; like the id absent when the facility has become another
///     province's since
/// @param link path of the full size; with `?size=thumbnail` of the small one
public record PhotoView(
        UUID id,
        UUID facilityId,
        String province,
        int widthPixels,
        int heightPixels,
        int sizeBytes,
        String digest,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Instant takenAt,
        Instant arrivedAt,
        @Nullable UUID sentById,
        @Nullable String sentBy,
        String link) {}
