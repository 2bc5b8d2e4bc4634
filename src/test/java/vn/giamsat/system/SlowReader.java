package vn.giamsat.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A client that asks for an export and lets the service wait with it. The system takes little for
/// it in advance.
final class SlowReader implements AutoCloseable {
    private static final int RECEIVED_IN_ADVANCE_BYTES = 16 << 10;

    /// RFC 9112 section 7.1: without it the body is not whole.
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private final Socket socket;

    private SlowReader(Socket socket) {
        this.socket = socket;
    }

    static SlowReader of(ServiceProcess service, String file, String token) {
        try {
            var socket = new Socket();
            socket.setReceiveBufferSize(RECEIVED_IN_ADVANCE_BYTES);
            socket.connect(new InetSocketAddress("127.0.0.1", service.port()));
            var request =
                    "GET /api/v1/exports/%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(file, token);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new SlowReader(socket);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// What comes first.
    String begins() {
        try {
            return new String(socket.getInputStream().readNBytes(2_000), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Reads as fast as it can from now on. Whether the answer was whole; it may also break off.
    boolean readsToTheEnd() {
        var read = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(read);
        } catch (IOException reset) {
            return false;
        }
        return read.toString(StandardCharsets.ISO_8859_1).endsWith(LAST_CHUNK);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
