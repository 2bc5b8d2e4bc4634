package vn.giamsat.registry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A camera as a person enters it.
///
/// @param id made by the client when it was offline, with its `idNode` (`GET /me`) at the end; null
///     lets the service make one
/// @param kind IP_CAMERA when null
/// @param streamAddress how it is reached; null where its brand and place are told instead
/// @param brandAddress replaces the stream address by what its brand has there
/// @param credentials null for a camera without login; in a change, null keeps the stored ones
/// @param state IN_SERVICE when null
/// @param intervals as its facility's when null
@Addressed
public record CameraDraft(
        @Nullable UUID id,
        @NotBlank @Size(max = 200) String name,
        @NotNull Zone zone,
        @Nullable @Size(max = 100) String brand,
        @Nullable @Size(max = 100) String model,
        @Nullable @Size(max = 100) String serial,
        @Nullable CameraKind kind,
        @Nullable @Valid StreamAddresses streamAddress,
        @Nullable @Valid BrandAddress brandAddress,
        @Nullable @Valid CameraLogin credentials,
        @Nullable @Valid ExpectedStream expected,
        @Nullable CameraState state,
        @Nullable @Valid ProbeIntervals intervals) {
    public CameraDraft {
        kind = kind == null ? CameraKind.IP_CAMERA : kind;
        expected = expected == null ? ExpectedStream.ANYTHING : expected;
        state = state == null ? CameraState.IN_SERVICE : state;
        intervals = intervals == null ? ProbeIntervals.INHERITED : intervals;
    }
}
