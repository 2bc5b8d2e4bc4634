package vn.giamsat.health;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.FailureCode;

/// A time in which a camera in service was not up. Kept for ever.
///
/// @param kind the worst that the camera was meanwhile
/// @param reason the first failing reason of that kind; absent when it was not told
/// @param closedAt absent while it lasts
/// @param ending how it ended; absent while it lasts
/// @param durationSeconds whole seconds from beginning to end; absent while it lasts
/// @param lastGoodAt when the last probe began that found the camera up before; absent for none
/// @param acknowledgedAt when somebody first said to have seen it
/// @param acknowledgedBy who that was; a contact is called as the facility's own list has it
/// @param note what people say of it, at most 2,000 characters
/// @param cause the status report that explains it, as things are known now; absent when none does
public record IncidentView(
        UUID id,
        UUID cameraId,
        UUID facilityId,
        String province,
        IncidentKind kind,
        @Nullable FailureCode reason,
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
