package vn.giamsat.probe.rtsp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import vn.giamsat.probe.rtsp.Incoming.PeerRequest;

/// The wire of one probe: a connection whose bytes come out as messages and frames. Requests of the
/// camera are answered here, because they have nothing to do with ours. Event loop of its probe
/// only.
final class Line extends ChannelInboundHandlerAdapter {
    interface Listener {
        /// Everything but requests of the camera. After something unreadable nothing follows.
        void heard(Incoming what);

        /// The other end closed, or the connection broke.
        void lost();
    }

    private static final int MOST_ANSWERS =
            16; // a probe is short; a peer that asks more is ignored

    private final Connection connection;
    private final Guard guard;
    private final Framer framer;
    private final Listener listener;
    private int answers;
    private boolean unreadable;
    private boolean closed;

    private Line(Connection connection, Guard guard, Framer framer, Listener listener) {
        this.connection = connection;
        this.guard = guard;
        this.framer = framer;
        this.listener = listener;
    }

    /// To be called as soon as there is a connection, so that nothing is missed.
    ///
    /// @param guard of all that the listener is told
    static Line on(Connection connection, Guard guard, Framer framer, Listener listener) {
        var line = new Line(connection, guard, framer, listener);
        connection.channel().pipeline().addLast(line);
        return line;
    }

    void send(RtspRequest request) {
        send(request.text());
    }

    /// Sends what is no message: an interleaved frame.
    void send(byte[] frame) {
        write(Unpooled.wrappedBuffer(frame));
    }

    void close(Runnable whenClosed) {
        closed = true;
        connection.close(whenClosed);
    }

    @Override
    public void channelRead(ChannelHandlerContext wire, Object chunk) {
        var bytes = (ByteBuf) chunk;
        try {
            connection.context().dispatch(() -> guard.run(() -> received(bytes)));
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext wire) {
        if (!closed) {
            closed = true;
            connection.context().dispatch(() -> guard.run(listener::lost));
        }
    }

    /// Broken, and so lost as soon as it is closed.
    @Override
    public void exceptionCaught(ChannelHandlerContext wire, Throwable cause) {
        wire.close();
    }

    private void received(ByteBuf bytes) {
        if (!unreadable) {
            framer.feed(bytes);
        }
        while (!closed && !unreadable) {
            switch (framer.next()) {
                case null -> {
                    return;
                }
                case Incoming.Unreadable garbage -> {
                    unreadable = true;
                    listener.heard(garbage);
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
        send("RTSP/1.0 " + status + "\r\nCSeq: " + sequence + "\r\n\r\n");
    }

    private void send(String text) {
        var bytes = connection.channel().alloc().ioBuffer(text.length());
        bytes.writeCharSequence(text, StandardCharsets.ISO_8859_1);
        write(bytes);
    }

    /// What cannot be written breaks the connection.
    private void write(ByteBuf bytes) {
        var channel = connection.channel();
        channel.writeAndFlush(bytes, channel.voidPromise());
    }
}
