package vn.giamsat.registry;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// A camera told by its brand and place instead of a stream address, as it stands on its label.
///
/// @param brand code of a [Brand]
/// @param host a name or an IP address, IPv6 with or without brackets
/// @param port 554 when null
/// @param channel of a recorder, from 1; 1 when null
public record BrandAddress(
        @NotBlank @Size(max = 40) String brand,
        @NotBlank @Size(max = 253) String host,
        @Nullable @Min(1) @Max(65535) Integer port,
        @Nullable @Min(1) @Max(512) Integer channel) {
    /// @throws Problem INVALID_INPUT for an unknown brand, a channel of what has none, or no host
    StreamAddresses streams() {
        var known =
                Brands.of(brand)
                        .orElseThrow(
                                () ->
                                        broken(
                                                Violation.of(
                                                        "brandAddress.brand",
                                                        "one-of",
                                                        "values",
                                                        Brands.codes())));
        var wanted = Objects.requireNonNullElse(channel, 1);
        if (!known.hasChannels() && wanted != 1) {
            throw broken(Violation.between("brandAddress.channel", 1, 1));
        }
        return known.streams(endpoint(), wanted);
    }

    private String endpoint() {
        var bare = HostName.demanded(host, "brandAddress.host");
        var written = bare.contains(":") ? "[" + bare + "]" : bare;
        return port == null ? written : written + ":" + port;
    }

    private static Problem broken(Violation violation) {
        return Problem.invalid(violation);
    }
}
