package vn.giamsat.probe.rtsp;

import io.netty.util.NetUtil;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.wire.CertificatePin;
import vn.giamsat.probe.wire.ConnectionFault;
import vn.giamsat.probe.wire.PinChangedException;

/// Connects to cameras over TCP or TLS. The clients are shared by all probes; a connection belongs
/// to the event loop that asked for it.
///
/// A pinned certificate replaces the check of chain and name: any handshake is let through, and the
/// connection is dropped before a byte was said when the certificate is another one.
final class Dialer implements AutoCloseable {
    private static final Pattern SERVER_NAME =
            Pattern.compile(
                    "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
                            + "(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    private final NetClient plain;
    private final NetClient checked;
    private final NetClient pinned;

    Dialer(Vertx vertx, ReceiverSettings settings) {
        plain = vertx.createNetClient(options(settings));
        checked =
                vertx.createNetClient(
                        trusting(options(settings), settings)
                                .setSsl(true)
                                .setHostnameVerificationAlgorithm("HTTPS"));
        pinned =
                vertx.createNetClient(
                        options(settings)
                                .setSsl(true)
                                .setTrustAll(true)
                                .setHostnameVerificationAlgorithm(""));
    }

    /// Tries the addresses in turn, up to one for each IP version, until one is reached. When none
    /// is, the first failure tells most. A failure after that, in TLS, is not healed by another
    /// address.
    Future<NetSocket> dial(ProbeTarget target, List<InetAddress> addresses) {
        var first = dial(target, addresses.getFirst());
        if (addresses.size() == 1) {
            return first;
        }
        return first.recover(
                fault ->
                        ConnectionFault.isUnreached(fault)
                                ? dial(target, addresses.get(1)).recover(other -> first)
                                : first);
    }

    @Override
    public void close() {
        plain.close();
        checked.close();
        pinned.close();
    }

    private Future<NetSocket> dial(ProbeTarget target, InetAddress address) {
        var port = target.address().port();
        var peer = SocketAddress.inetSocketAddress(new InetSocketAddress(address, port));
        if (!target.address().secure()) {
            return plain.connect(peer);
        }
        var name = serverName(target.address().host());
        var pin = target.tlsPin();
        return pin == null
                ? checked.connect(peer, name)
                : pinned.connect(peer, name).compose(socket -> withPin(socket, pin));
    }

    private static Future<NetSocket> withPin(NetSocket socket, String pin) {
        if (new CertificatePin(pin).fits(socket::peerCertificates)) {
            return Future.succeededFuture(socket);
        }
        socket.close();
        return Future.failedFuture(new PinChangedException());
    }

    /// The name to ask for in the handshake; null for addresses (RFC 6066 section 3) and for names
    /// that Java would not send. The certificate is checked all the same.
    private static @Nullable String serverName(String host) {
        var literal = NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
        return literal || !SERVER_NAME.matcher(host).matches() ? null : host;
    }

    private static NetClientOptions options(ReceiverSettings settings) {
        var millis = (int) settings.timeouts().connect().toMillis();
        return new NetClientOptions()
                .setTcpNoDelay(true)
                .setConnectTimeout(millis)
                .setSslHandshakeTimeout(millis)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    private static NetClientOptions trusting(NetClientOptions options, ReceiverSettings settings) {
        var certificates = settings.trustedCertificates();
        return certificates == null
                ? options
                : options.setTrustOptions(
                        new PemTrustOptions().addCertPath(certificates.toString()));
    }
}
