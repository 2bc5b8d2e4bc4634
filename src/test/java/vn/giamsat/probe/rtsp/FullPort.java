package vn.giamsat.probe.rtsp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/// A port whose queue of connections is full: the system lets further attempts go unanswered, as a
/// firewall does that drops packets.
final class FullPort implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 300;
    private static final int MOST_VISITORS = 64;

    private final ServerSocket server;
    private final List<Socket> visitors = new ArrayList<>();

    private FullPort() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    static FullPort open() {
        try {
            var port = new FullPort();
            port.fill();
            return port;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int number() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (var visitor : visitors) {
            visitor.close();
        }
        server.close();
    }

    private void fill() throws IOException {
        while (visitors.size() < MOST_VISITORS) {
            var visitor = new Socket();
            visitors.add(visitor);
            try {
                visitor.connect(server.getLocalSocketAddress(), PATIENCE_MILLIS);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
        throw new IOException("the queue never fills up");
    }
}
