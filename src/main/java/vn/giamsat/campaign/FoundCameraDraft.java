package vn.giamsat.campaign;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import vn.giamsat.registry.Zone;

/// A camera that a crew found.
///
/// @param streamAddress `rtsp` or `rtsps` URL without a login; null when none was found
/// @param usable null when that is not answered yet
public record FoundCameraDraft(
        @NotBlank @Size(max = 200) String name,
        @NotNull Zone zone,
        @Nullable @Size(max = 100) String brand,
        @Nullable @Size(max = 100) String model,
        @Nullable @Size(max = 1000) String streamAddress,
        @Nullable Boolean usable) {
    /// Addresses may hold a password until they are refused for it.
    @Override
    public String toString() {
        return "FoundCameraDraft[" + name + "]";
    }
}
