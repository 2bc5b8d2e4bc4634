package vn.giamsat.health;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Measure;

/// A time in which a camera in service was not up, or many cameras of a place went down together.
/// Kept for ever.
///
/// @param level what it is of
/// @param cameraId absent where it is of a place
/// @param facilityId absent where it is of a wider place than a facility
/// @param enterprise of the facility; absent where that has none, or where it is of a province
/// @param uplink host of the stream addresses that its cameras share, without port and login;
///     absent where it is of anything but an uplink
/// @param parentId the incident of a wider place that it joined; absent where that is outside of
///     what the viewer may see
/// @param aloneSince since when it stands for itself again, because the wider one ended before it
/// @param silent whether streams and webhooks tell of the wider one only
/// @param kind the worst that the camera was meanwhile
/// @param reason the first failing reason of that kind; absent when it was not told
/// @param measured number and threshold of the reason; absent where it has none, where they were
///     not kept, and of a place
/// @param closedAt absent while it lasts
/// @param ending how it ended; absent while it lasts
/// @param durationSeconds whole seconds from beginning to end; absent while it lasts
/// @param lastGoodAt when the last probe began that found the camera up before; absent for none
/// @param acknowledgedAt when somebody first said to have seen it
/// @param acknowledgedBy who that was; a contact is called as the facility's own list has it
/// @param note what was said of it last ([IncidentAnnotations]), at most 2,000 characters
/// @param cause the status report that explains it, as things are known now; absent when none does
public record IncidentView(
        UUID id,
        IncidentLevel level,
        @Nullable UUID cameraId,
        @Nullable UUID facilityId,
        String province,
        @Nullable String enterprise,
        @Nullable String uplink,
        @Nullable UUID parentId,
        @Nullable Instant aloneSince,
        boolean silent,
        IncidentKind kind,
        @Nullable FailureCode reason,
        @Nullable Measure measured,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable IncidentEnding ending,
        @Nullable Long durationSeconds,
        @Nullable Instant lastGoodAt,
        @Nullable Instant acknowledgedAt,
        @Nullable UUID acknowledgedBy,
        @Nullable String acknowledgedByName,
        @Nullable String note,
        @Nullable IncidentCause cause,
        int version) {}
