package vn.giamsat.probe;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One camera as the prober needs it.
///
/// @param subAddress of a smaller stream of the same picture; null when there is none
/// @param tlsPin SHA-256 of the camera's certificate (DER) as 64 lower-case hex digits, for `rtsps`
///     with a self-signed certificate; null means that the certificate chain and name are checked
public record ProbeTarget(
        UUID cameraId,
        StreamAddress address,
        @Nullable StreamAddress subAddress,
        @Nullable Credentials credentials,
        @Nullable String tlsPin,
        Expectation expected) {
    /// A camera with one stream.
    public ProbeTarget(
            UUID cameraId,
            StreamAddress address,
            @Nullable Credentials credentials,
            @Nullable String tlsPin,
            Expectation expected) {
        this(cameraId, address, null, credentials, tlsPin, expected);
    }

    /// The same camera, whose one stream is this.
    public ProbeTarget at(StreamAddress stream) {
        return subAddress == null && stream.equals(address)
                ? this
                : new ProbeTarget(cameraId, stream, credentials, tlsPin, expected);
    }
}
