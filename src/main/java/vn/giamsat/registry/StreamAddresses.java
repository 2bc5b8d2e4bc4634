package vn.giamsat.registry;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// How a camera's streams are reached. A `user:password@` in either address is split off on entry.
///
/// @param main `rtsp` or `rtsps` URL of the full picture
/// @param sub URL of the small picture, for example `/Streaming/Channels/102`
/// @param tlsPin SHA-256 of the certificate (DER) as 64 hex digits, for `rtsps` with a self-signed
///     one
public record StreamAddresses(
        @NotBlank @Size(max = 1000) String main,
        @Nullable @Size(max = 1000) String sub,
        @Nullable @Pattern(regexp = "[0-9a-f]{64}") String tlsPin) {
    /// Addresses may hold a password until they are split.
    @Override
    public String toString() {
        return "StreamAddresses[hidden]";
    }
}
