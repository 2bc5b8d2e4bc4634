package vn.giamsat.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.net.NetSocket;
import java.util.function.BooleanSupplier;

/// The way to a viewer over UDP: each frame becomes a datagram from the address that the viewer
/// talks to. Event loop of its connection only.
final class DatagramLine implements Playback.Line {
    private static final int HEADER_BYTES = 4;

    private final DatagramSocket socket;
    private final String viewer;
    private final ClientPorts ports;
    private final BooleanSupplier free;

    private DatagramLine(
            DatagramSocket socket, String viewer, ClientPorts ports, BooleanSupplier free) {
        this.socket = socket;
        this.viewer = viewer;
        this.ports = ports;
        this.free = free;
    }

    /// @param connection that the viewer asked on
    static Future<DatagramLine> open(
            Vertx vertx, NetSocket connection, ClientPorts ports, BooleanSupplier free) {
        var viewer = connection.remoteAddress().hostAddress();
        return vertx.createDatagramSocket(new DatagramSocketOptions())
                .exceptionHandler(unreachable -> {})
                .listen(0, connection.localAddress().hostAddress())
                .map(socket -> new DatagramLine(socket, viewer, ports, free));
    }

    @Override
    public boolean isFree() {
        return free.getAsBoolean();
    }

    @Override
    public void send(Buffer frames) {
        for (var start = 0; start < frames.length(); ) {
            var end = start + HEADER_BYTES + frames.getUnsignedShort(start + 2);
            var isMedia = frames.getByte(start + 1) == Channels.USUAL.rtp();
            socket.send(
                    frames.getBuffer(start + HEADER_BYTES, end),
                    isMedia ? ports.rtp() : ports.rtcp(),
                    viewer);
            start = end;
        }
    }

    void close() {
        socket.close();
    }
}
