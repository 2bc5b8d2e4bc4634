package vn.giamsat.probe.rtsp;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import java.util.function.Consumer;

/// Two neighbouring UDP ports of ours for one track: RTP at the even one, RTCP at the odd one (RFC
/// 3550 section 11). Takes what comes from the address that the RTSP connection goes to, which the
/// address policy has admitted, and nothing else, whatever source the camera names. Event loop of
/// its probe only.
final class PortPair {
    interface Listener {
        /// An RTP packet, in the order of their numbers.
        void packet(Slice rtp);

        /// An RTCP packet.
        void report(Slice rtcp);
    }

    private static final int MOST_TRIES = 20;
    private static final int KERNEL_BUFFER_BYTES = 256 << 10; // a key frame comes at once

    private final DatagramSocket rtp;
    private final DatagramSocket rtcp;

    private PortPair(DatagramSocket rtp, DatagramSocket rtcp) {
        this.rtp = rtp;
        this.rtcp = rtcp;
    }

    /// @param local the address of ours that the camera is talked to from
    static Future<PortPair> open(Vertx vertx, String local) {
        return open(vertx, local, MOST_TRIES);
    }

    /// The even one.
    int port() {
        return rtp.localAddress().port();
    }

    /// Hands on what comes from now on.
    ///
    /// @param peer the camera's IP address
    /// @param mostBytes of one packet; larger ones are dropped
    void listen(String peer, int mostBytes, Listener listener) {
        var packets = new SequenceBuffer(listener::packet);
        rtp.handler(from(peer, mostBytes, packets::add));
        rtcp.handler(from(peer, mostBytes, listener::report));
    }

    Future<Void> close() {
        return Future.all(rtp.close(), rtcp.close()).mapEmpty();
    }

    private static Handler<DatagramPacket> from(
            String peer, int mostBytes, Consumer<Slice> handler) {
        return packet -> {
            if (packet.sender().hostAddress().equals(peer) && packet.data().length() <= mostBytes) {
                handler.accept(Slice.of(packet.data().getBytes()));
            }
        };
    }

    private static Future<PortPair> open(Vertx vertx, String local, int tries) {
        return neighbours(vertx, local)
                .recover(
                        taken ->
                                tries > 1
                                        ? open(vertx, local, tries - 1)
                                        : Future.failedFuture(taken));
    }

    /// Any free port, and the one that makes a pair with it.
    private static Future<PortPair> neighbours(Vertx vertx, String local) {
        var one = socket(vertx);
        var other = socket(vertx);
        return one.listen(0, local)
                .compose(bound -> other.listen(bound.localAddress().port() ^ 1, local))
                .map(
                        bound ->
                                isEven(one.localAddress().port())
                                        ? new PortPair(one, other)
                                        : new PortPair(other, one))
                .onFailure(taken -> Future.all(one.close(), other.close()));
    }

    private static boolean isEven(int port) {
        return (port & 1) == 0;
    }

    private static DatagramSocket socket(Vertx vertx) {
        return vertx.createDatagramSocket(
                        new DatagramSocketOptions().setReceiveBufferSize(KERNEL_BUFFER_BYTES))
                .exceptionHandler(soonMissed -> {});
    }
}
