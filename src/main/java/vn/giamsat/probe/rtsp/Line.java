package vn.giamsat.probe.rtsp;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import vn.giamsat.probe.rtsp.Incoming.PeerRequest;

/// The wire of one probe: a socket whose bytes come out as messages and frames. Created on the
/// socket's event loop as soon as it is connected, so that nothing is missed. Requests of the
/// camera are answered here, because they have nothing to do with ours. Event loop of its probe
/// only.
final class Line {
    interface Listener {
        /// Everything but requests of the camera. After something unreadable nothing follows.
        void heard(Incoming what);

        /// The other end closed, or the connection broke.
        void lost();
    }

    private static final int MOST_ANSWERS =
            16; // a probe is short; a peer that asks more is ignored

    private final NetSocket socket;
    private final Framer framer;
    private final Listener listener;
    private int answers;
    private boolean closed;

    Line(NetSocket socket, Framer framer, Listener listener) {
        this.socket = socket;
        this.framer = framer;
        this.listener = listener;
        socket.exceptionHandler(brokenAndSoonClosed -> {});
        socket.closeHandler(ignored -> lost());
        socket.handler(this::received);
    }

    void send(RtspRequest request) {
        socket.write(request.bytes());
    }

    /// Sends what is no message: an interleaved frame.
    void send(Buffer frame) {
        socket.write(frame);
    }

    Future<Void> close() {
        closed = true;
        return socket.close();
    }

    private void lost() {
        if (!closed) {
            closed = true;
            listener.lost();
        }
    }

    private void received(Buffer chunk) {
        framer.feed(chunk);
        while (!closed) {
            switch (framer.next()) {
                case null -> {
                    return;
                }
                case Incoming.Unreadable unreadable -> {
                    socket.handler(dropped -> {});
                    listener.heard(unreadable);
                    return;
                }
                case PeerRequest request -> answer(request);
                case Incoming other -> listener.heard(other);
            }
        }
    }

    private void answer(PeerRequest request) {
        if (answers++ >= MOST_ANSWERS) {
            return;
        }
        var status = request.method().equals("OPTIONS") ? "200 OK" : "501 Not Implemented";
        var sequence = request.headers().first("CSeq").orElse("0");
        socket.write("RTSP/1.0 " + status + "\r\nCSeq: " + sequence + "\r\n\r\n", "ISO-8859-1");
    }
}
