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
    private final Framer framer;
    private final Listener listener;
    private int answers;
    private boolean deaf;

    private Line(Connection connection, Framer framer, Listener listener) {
        this.connection = connection;
        this.framer = framer;
        this.listener = listener;
    }

    /// To be called as soon as there is a connection, so that nothing is missed.
    static Line on(Connection connection, Framer framer, Listener listener) {
        var line = new Line(connection, framer, listener);
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
        deaf = true;
        connection.close(whenClosed);
    }

    @Override
    public void channelRead(ChannelHandlerContext wire, Object chunk) {
        var bytes = (ByteBuf) chunk;
        try {
            if (!deaf) {
                framer.feed(bytes);
            }
        } finally {
            bytes.release();
        }
        connection.context().dispatch(this::tellWhatIsComplete);
    }

    @Override
    public void channelInactive(ChannelHandlerContext wire) {
        if (!deaf) {
            deaf = true;
            connection.context().dispatch(listener::lost);
        }
    }

    /// Broken, and so lost as soon as it is closed.
    @Override
    public void exceptionCaught(ChannelHandlerContext wire, Throwable cause) {
        wire.close();
    }

    private void tellWhatIsComplete() {
        while (!deaf) {
            switch (framer.next()) {
                case null -> {
                    return;
                }
                case Incoming.Unreadable unreadable -> {
                    deaf = true;
                    listener.heard(unreadable);
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
        var bytes = connection.channel().alloc().buffer(text.length());
        bytes.writeCharSequence(text, StandardCharsets.ISO_8859_1);
        write(bytes);
    }

    /// What cannot be written breaks the connection.
    private void write(ByteBuf bytes) {
        var channel = connection.channel();
        channel.writeAndFlush(bytes, channel.voidPromise());
    }
}
