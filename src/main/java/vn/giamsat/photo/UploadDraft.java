package vn.giamsat.photo;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A photo that a phone announces to send.
///
/// @param photoId made by the phone, with its `idNode` (`GET /me`) at the end
/// @param lengthBytes of the file
/// @param latitude degrees, with the longitude or not at all; as the person chose to send it
/// @param takenAt as the phone says
/// @param metadata all of this as the phone wrote it, to be told again
public record UploadDraft(
        UUID photoId,
        UUID facilityId,
        int lengthBytes,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Instant takenAt,
        String metadata) {}
