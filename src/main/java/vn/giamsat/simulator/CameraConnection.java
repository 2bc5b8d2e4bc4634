package vn.giamsat.simulator;

import io.netty.channel.ChannelOption;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import org.jspecify.annotations.Nullable;
import vn.giamsat.simulator.Reaction.Answer;
import vn.giamsat.simulator.Reaction.Late;
import vn.giamsat.simulator.Reaction.Misbehaviour;
import vn.giamsat.simulator.Reaction.Play;
import vn.giamsat.simulator.Reaction.Stop;

/// One client at the wire: carries requests to the conversation, and does what it decides. Event
/// loop of the socket only.
final class CameraConnection implements Playback.Line {
    /// As a vendor's own protocol answers where RTSP is expected (Dahua, port 37777), with a line
    /// end so that a reader of lines gets something too.
    private static final byte[] NOISE = {
        (byte) 0xB0, 0, 0, 0x68, 0, 0, 0, 0, 1, (byte) 0x0F, (byte) 0xFE, (byte) 0xA5, '\r', '\n'
    };

    private final NetSocket socket;
    private final Station station;
    private final Traffic.Host traffic;
    private final Conversation conversation;
    private final RequestReader reader = new RequestReader();
    private CameraAddress address;
    private @Nullable Playback playback;
    private @Nullable DatagramLine datagrams;
    private boolean closed;

    private CameraConnection(NetSocket socket, Station station) {
        this.socket = socket;
        this.station = station;
        var local = socket.localAddress();
        address = new CameraAddress(local.hostAddress(), local.port(), "/");
        traffic = station.traffic().at(address.host(), address.port());
        conversation = new Conversation(station.library(), traffic, this::staged);
    }

    /// Serves a client that has just connected.
    static void serve(NetSocket socket, Station station) {
        var connection = new CameraConnection(socket, station);
        connection.traffic.connected();
        socket.closeHandler(closed -> connection.closed());
        socket.exceptionHandler(broken -> {}); // the close handler follows
        socket.handler(connection::received);
    }

    @Override
    public boolean isFree() {
        return isInOrder() && !socket.writeQueueFull();
    }

    @Override
    public void send(Buffer bytes) {
        if (!closed) {
            socket.write(bytes);
        }
    }

    private void received(Buffer bytes) {
        try {
            reader.add(bytes);
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                asked(next.get());
            }
        } catch (MalformedRequestException malformed) {
            send(Buffer.buffer(RtspStatus.BAD_REQUEST.line() + "\r\n\r\n"));
            socket.close();
        }
    }

    private void asked(RtspRequest request) {
        address = new CameraAddress(address.host(), address.port(), request.path());
        if (isInOrder()) {
            react(conversation.on(request));
        }
    }

    private CameraPath staged(CameraPath camera) {
        return station.trouble().stagings().staged(address, camera);
    }

    /// Resets the connection when the outage is of that kind.
    private boolean isInOrder() {
        var outage = station.trouble().outages().at(address);
        outage.filter(kind -> kind == Outage.Kind.RESET).ifPresent(kind -> reset());
        return outage.isEmpty();
    }

    private void react(Reaction reaction) {
        switch (reaction) {
            case Answer(var answer) -> send(answer.encoded());
            case Play play -> play(play);
            case Stop(var answer) -> {
                stop();
                send(answer.encoded());
            }
            case Late(var by, var late) ->
                    station.vertx().setTimer(by.toMillis(), timer -> react(late));
            case Misbehaviour misbehaviour -> misbehave(misbehaviour);
        }
    }

    private void misbehave(Misbehaviour misbehaviour) {
        switch (misbehaviour) {
            case SILENCE -> {}
            case NOISE -> send(Buffer.buffer(NOISE));
            case RESET -> reset();
        }
    }

    private void play(Play play) {
        send(play.answer().encoded());
        switch (play.session().delivery()) {
            case Channels interleaved -> play(play, this);
            case ClientPorts ports ->
                    DatagramLine.open(station.vertx(), socket, ports, this::isInOrder)
                            .onSuccess(line -> play(play, line));
        }
    }

    private void play(Play play, DatagramLine line) {
        if (closed) {
            line.close();
        } else {
            datagrams = line;
            play(play, (Playback.Line) line);
        }
    }

    private void play(Play play, Playback.Line line) {
        if (!closed) {
            playback = new Playback(play, station.visits().count(address), station.pacer(), line);
            playback.start();
        }
    }

    private void stop() {
        if (playback != null) {
            playback.stop();
        }
        playback = null;
        if (datagrams != null) {
            datagrams.close();
        }
        datagrams = null;
    }

    private void closed() {
        closed = true;
        stop();
        conversation.end();
    }

    /// Without waiting for what is still to be sent: the peer gets RST instead of FIN.
    private void reset() {
        closed = true;
        var channel = ((NetSocketInternal) socket).channelHandlerContext().channel();
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }
}
