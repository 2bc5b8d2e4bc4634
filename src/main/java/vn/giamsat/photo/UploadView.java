package vn.giamsat.photo;

import java.time.Instant;
import java.util.UUID;

/// How far an upload has come.
///
/// @param offsetBytes how many bytes are here; all of them when it has become a photo
/// @param metadata as the phone sent it
/// @param announcedAt when it was begun
public record UploadView(
        UUID id,
        UUID facilityId,
        int lengthBytes,
        int offsetBytes,
        String metadata,
        Instant announcedAt,
        Instant expiresAt) {
    /// The same, as it expires since a piece has come.
    UploadView renewed(Instant later) {
        return new UploadView(
                id, facilityId, lengthBytes, offsetBytes, metadata, announcedAt, later);
    }

    boolean isFinished() {
        return offsetBytes == lengthBytes;
    }

    boolean announcedAs(UploadDraft draft) {
        return facilityId.equals(draft.facilityId())
                && lengthBytes == draft.lengthBytes()
                && metadata.equals(draft.metadata());
    }
}
