package vn.giamsat.probe.wire;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vn.giamsat.shared.AddressPolicy;
import vn.giamsat.shared.Network;

/// Which devices may be reached, and whom they are trusted by (`giamsat.probe.*`), whatever they
/// are asked.
public interface NetworkConfig {
    /// Networks (CIDR, comma-separated) that may be probed although they are refused by default:
    /// loopback, link-local, multicast, cloud metadata. Too wide: whoever registers a camera can
    /// reach services of this machine.
    Optional<List<String>> allowedNetworks();

    /// Networks (CIDR, comma-separated) that are never probed, whatever is allowed: list your own
    /// servers. Too wide: cameras there are reported as TARGET_FORBIDDEN.
    Optional<List<String>> deniedNetworks();

    /// PEM file with the certificates that sign those of `rtsps` and `https` devices. Default: what
    /// Java trusts. When it lacks the right one, cameras are reported as TLS_UNTRUSTED.
    Optional<Path> trustedCertificates();

    /// @throws IllegalArgumentException naming the key whose value is no list of networks
    default AddressPolicy policy() {
        return new AddressPolicy(
                networks("allowed-networks", allowedNetworks()),
                networks("denied-networks", deniedNetworks()));
    }

    private static List<Network> networks(String key, Optional<List<String>> texts) {
        try {
            return texts.orElse(List.of()).stream().map(Network::of).toList();
        } catch (IllegalArgumentException rule) {
            throw new IllegalArgumentException("giamsat.probe." + key + ": " + rule.getMessage());
        }
    }
}
