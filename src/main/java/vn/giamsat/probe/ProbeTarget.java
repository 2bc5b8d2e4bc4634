package vn.giamsat.probe;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One camera as the prober needs it.
///
/// @param tlsPin SHA-256 of the camera's certificate (DER) as 64 lower-case hex digits, for `rtsps`
///     with a self-signed certificate; null means that the certificate chain and name are checked
public record ProbeTarget(
        UUID cameraId,
        StreamAddress address,
        @Nullable Credentials credentials,
        @Nullable String tlsPin,
        Expectation expected) {}
