package vn.giamsat.shared;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Which addresses the service may connect to. Addresses are typed in by people, so it must not
/// become a way into its own machine or its cloud (server-side request forgery). Private networks
/// are refused only where the policy says so: cameras live there.
///
/// @param allowed exceptions to what is refused by default
/// @param denied never connected to, whatever is allowed
/// @param refused by default, beyond this machine, its neighbours and its cloud
public record AddressPolicy(List<Network> allowed, List<Network> denied, List<Network> refused) {
    public static final AddressPolicy STRICT = new AddressPolicy(List.of(), List.of());

    private static final List<Network> RESERVED =
            Stream.of(
                            "0.0.0.0/8", // this host: connects to the machine itself
                            "127.0.0.0/8",
                            "169.254.0.0/16", // link-local, and most clouds' metadata
                            "224.0.0.0/4", // multicast
                            "240.0.0.0/4", // reserved, and broadcast
                            "100.100.100.200", // Alibaba Cloud metadata
                            "168.63.129.16", // Azure platform
                            "192.0.0.192", // Oracle Cloud metadata
                            "::/128",
                            "::1/128",
                            "64:ff9b:1::/48", // local NAT64 (RFC 8215): IPv4 at any place
                            "2001::/32", // Teredo: IPv4 in disguise
                            "fe80::/10", // link-local
                            "ff00::/8", // multicast
                            "fd00:ec2::254", // AWS metadata
                            "fd20:ce::254") // Google Cloud metadata
                    .map(Network::of)
                    .toList();

    private static final List<Network> PRIVATE =
            Stream.of(
                            "10.0.0.0/8", // RFC 1918
                            "172.16.0.0/12",
                            "192.168.0.0/16",
                            "100.64.0.0/10", // carriers' own (RFC 6598)
                            "192.0.0.0/24", // protocol assignments (RFC 6890)
                            "198.18.0.0/15", // benchmarks (RFC 2544)
                            "fc00::/7", // unique local (RFC 4193)
                            "fec0::/10") // site-local, before RFC 4193
                    .map(Network::of)
                    .toList();

    /// IPv6 blocks whose addresses are IPv4 addresses in disguise, and where those begin.
    private enum Embedding {
        COMPATIBLE("::/96", 12), // RFC 4291 section 2.5.5.1
        MAPPED("::ffff:0:0/96", 12), // RFC 4291 section 2.5.5.2
        TRANSLATED("::ffff:0:0:0/96", 12), // RFC 2765
        NAT64("64:ff9b::/96", 12), // RFC 6052
        SIX_TO_FOUR("2002::/16", 2); // RFC 3056

        private final Network block;
        private final int offsetBytes;

        Embedding(String block, int offsetBytes) {
            this.block = Network.of(block);
            this.offsetBytes = offsetBytes;
        }
    }

    public AddressPolicy {
        allowed = List.copyOf(allowed);
        denied = List.copyOf(denied);
        refused = List.copyOf(refused);
    }

    public AddressPolicy(List<Network> allowed, List<Network> denied) {
        this(allowed, denied, List.of());
    }

    /// Private networks are refused too: for what is expected out in the open.
    public static AddressPolicy ofTheOpen(List<Network> allowed, List<Network> denied) {
        return new AddressPolicy(allowed, denied, PRIVATE);
    }

    /// Whether a connection may go there: in every form that the address has.
    public boolean admits(InetAddress address) {
        var forms = forms(address.getAddress());
        if (isAnyIn(denied, forms)) {
            return false;
        }
        return isAnyIn(allowed, forms) || !(isAnyIn(RESERVED, forms) || isAnyIn(refused, forms));
    }

    private static boolean isAnyIn(List<Network> networks, List<byte[]> forms) {
        return networks.stream().anyMatch(network -> forms.stream().anyMatch(network::contains));
    }

    private static List<byte[]> forms(byte[] address) {
        var forms = new ArrayList<byte[]>();
        forms.add(address);
        for (var embedding : Embedding.values()) {
            if (embedding.block.contains(address)) {
                var start = embedding.offsetBytes;
                forms.add(Arrays.copyOfRange(address, start, start + 4));
            }
        }
        return forms;
    }
}
