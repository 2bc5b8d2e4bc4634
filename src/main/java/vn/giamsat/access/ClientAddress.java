package vn.giamsat.access;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Where a request comes from, as one client is told from another. Behind a proxy that is trusted
/// (`quarkus.http.proxy.*`) it is what the proxy says; else the peer, whatever headers claim. Of an
/// IPv6 address the network counts, because one client has a whole /64 (RFC 6177).
final class ClientAddress {
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    static String of(RoutingContext request) {
        return of(request.request().remoteAddress());
    }

    static String of(@Nullable SocketAddress peer) {
        if (peer == null) {
            return "";
        }
        var address = peer.hostAddress() == null ? peer.host() : peer.hostAddress();
        return address == null ? "" : network(address);
    }

    private static String network(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return address;
        }
        try {
            return InetAddress.getByAddress(bytes) instanceof Inet6Address
                    ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES)
                    : InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("4 or 16 bytes are always an address", impossible);
        }
    }
}
