package vn.giamsat.registry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Credentials;
import vn.giamsat.probe.DiscoveryTarget;
import vn.giamsat.shared.Problem;

/// A device whose streams a person wants to know, to register cameras with them.
///
/// @param facilityId where it hangs
/// @param host a name or an IP address, IPv6 with or without brackets
/// @param port of its web server; 80 when null, 443 with TLS
/// @param secure whether it is asked over TLS; false when null
/// @param tlsPin SHA-256 of the certificate (DER) as 64 hex digits, for one that is self-signed
/// @param credentials null for a device without login; used for this one discovery and not kept
public record DiscoveryDraft(
        @NotNull UUID facilityId,
        @NotBlank @Size(max = 253) String host,
        @Nullable @Min(1) @Max(65535) Integer port,
        @Nullable Boolean secure,
        @Nullable @Pattern(regexp = "[0-9a-f]{64}") String tlsPin,
        @Nullable @Valid CameraLogin credentials) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /// @throws Problem INVALID_INPUT for what is no host
    DiscoveryTarget target() {
        var overTls = Boolean.TRUE.equals(secure);
        var usual = overTls ? HTTPS : HTTP;
        return new DiscoveryTarget(
                HostName.demanded(host, "host").toLowerCase(Locale.ROOT),
                port == null ? usual : port,
                overTls,
                tlsPin,
                credentials == null
                        ? null
                        : new Credentials(credentials.user(), credentials.password()));
    }
}
