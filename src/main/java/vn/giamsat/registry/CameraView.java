package vn.giamsat.registry;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A camera as people see it. Fields as in [CameraDraft]; its credentials are never shown.
///
/// @param province of its facility
/// @param streamAddress absent for facility contacts, who are not told
/// @param version counts changes; the strong ETag
public record CameraView(
        UUID id,
        UUID facilityId,
        String province,
        String name,
        Zone zone,
        @Nullable String brand,
        @Nullable String model,
        @Nullable String serial,
        CameraKind kind,
        @Nullable StreamAddresses streamAddress,
        boolean hasCredentials,
        ExpectedStream expected,
        CameraState state,
        ProbeIntervals intervals,
        int version,
        Instant createdAt,
        Instant updatedAt) {
    /// The camera as a person would enter it, to be changed and handed in again.
    public CameraDraft draft() {
        var addresses = Objects.requireNonNull(streamAddress, "is not told to who may not edit");
        return new CameraDraft(
                id, name, zone, brand, model, serial, kind, addresses, null, null, expected, state,
                intervals);
    }
}
