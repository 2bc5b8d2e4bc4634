package vn.giamsat.field;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody reported of a facility. What was said never changes, it only ends.
///
/// @param province key
/// @param cameraId absent for the whole facility
/// @param beginsAt by the service's clock, as far as the phone's is known
/// @param expectedEnd as it was told, by the service's clock
/// @param endedAt when it ended earlier; its beginning where it was taken back
/// @param lastsUntil until when it holds, as far as is known
/// @param clientOccurredAt by the phone's clock; absent where it told none
/// @param receivedAt by the service's clock
/// @param clockDifferenceSeconds by how much the phone's clock was ahead; absent when not known
/// @param personId who reported it; absent once the facility is another province's
/// @param photos ids of photos that were announced with it
/// @param version counts changes
public record StatusReportView(
        UUID id,
        UUID facilityId,
        String province,
        StatusKind kind,
        @Nullable UUID cameraId,
        @Nullable String told,
        Instant beginsAt,
        @Nullable Instant expectedEnd,
        @Nullable Instant endedAt,
        Instant lastsUntil,
        @Nullable Instant clientOccurredAt,
        Instant receivedAt,
        @Nullable Long clockDifferenceSeconds,
        @Nullable UUID personId,
        @Nullable String personName,
        List<UUID> photos,
        int version) {
    public StatusReportView {
        photos = List.copyOf(photos);
    }
}
