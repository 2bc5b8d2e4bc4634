package vn.giamsat.shared;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Arrays;

/// A block of addresses in CIDR notation (RFC 4632, RFC 4291 section 2.3).
///
/// @param prefix 4 or 16 bytes; not copied, nobody changes it
/// @param prefixBits how many leading bits count
public record Network(byte[] prefix, int prefixBits) {
    public Network {
        if (prefixBits < 0 || prefixBits > prefix.length * 8) {
            throw new IllegalArgumentException("prefix length out of range");
        }
    }

    /// Reads `address/bits` or a lone address.
    ///
    /// @throws IllegalArgumentException when it is none
    public static Network of(String text) {
        var slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        var prefix = NetUtil.createByteArrayFromIpAddressString(address.strip());
        if (prefix == null) {
            throw new IllegalArgumentException("no network in CIDR notation: " + text);
        }
        return new Network(prefix, slash < 0 ? prefix.length * 8 : bits(text, slash));
    }

    public boolean contains(InetAddress address) {
        return contains(address.getAddress());
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        var whole = prefixBits / 8;
        if (!Arrays.equals(address, 0, whole, prefix, 0, whole)) {
            return false;
        }
        var rest = prefixBits % 8;
        return rest == 0 || ((address[whole] ^ prefix[whole]) & 0xFF) >> 8 - rest == 0;
    }

    private static int bits(String text, int slash) {
        try {
            return Integer.parseInt(text.substring(slash + 1).strip());
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("no network in CIDR notation: " + text, notANumber);
        }
    }
}
