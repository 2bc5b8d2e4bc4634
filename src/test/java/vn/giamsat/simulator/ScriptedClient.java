package vn.giamsat.simulator;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.regex.Pattern;

/// A raw socket that speaks just enough RTSP to question the simulator; blocks. Frames that come
/// while an answer is awaited are kept.
final class ScriptedClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream input;
    private final String base;
    private final Queue<Frame> frames = new ArrayDeque<>();
    private int sequence;

    ScriptedClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        input = new DataInputStream(socket.getInputStream());
        base = "rtsp://" + socket.getInetAddress().getHostAddress() + ":" + socket.getPort();
    }

    static ScriptedClient at(int port) throws IOException {
        return at("127.0.0.1", port);
    }

    static ScriptedClient at(String host, int port) throws IOException {
        return new ScriptedClient(new Socket(host, port));
    }

    /// An answer; `head` with all header lines.
    record Answered(int status, String head, String body) {
        /// All values of a header, in order.
        List<String> all(String header) {
            return Pattern.compile("(?mi)^" + header + ": (.*?)\\r?$")
                    .matcher(head)
                    .results()
                    .map(result -> result.group(1))
                    .toList();
        }

        String first(String header) {
            return all(header).getFirst();
        }

        /// Without the timeout.
        String session() {
            return first("Session").split(";")[0];
        }
    }

    /// An interleaved frame, as an RTP packet.
    record Frame(int channel, byte[] bytes) {
        boolean marker() {
            return (bytes[1] & 0x80) != 0;
        }

        int payloadType() {
            return bytes[1] & 0x7F;
        }

        int sequence() {
            return ByteBuffer.wrap(bytes).getShort(2) & 0xFFFF;
        }

        long timestamp() {
            return ByteBuffer.wrap(bytes).getInt(4) & 0xFFFF_FFFFL;
        }

        byte payloadAt(int index) {
            return bytes[12 + index];
        }
    }

    /// The URL of a camera, as it must stand in a Digest.
    String url(String path) {
        return base + path;
    }

    Answered ask(String method, String path, String... headers) throws IOException {
        say(method, path, headers);
        return answer();
    }

    void say(String method, String path, String... headers) throws IOException {
        var lines = new StringBuilder();
        for (var header : headers) {
            lines.append(header).append("\r\n");
        }
        send(
                "%s %s RTSP/1.0\r\nCSeq: %d\r\n%s\r\n"
                        .formatted(method, url(path), ++sequence, lines));
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Answered answer() throws IOException {
        var start = input.readByte();
        while (start == '$') {
            frames.add(restOfFrame());
            start = input.readByte();
        }
        var head = new StringBuilder().append((char) start);
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) input.readByte());
        }
        var length = Pattern.compile("Content-Length: (\\d+)").matcher(head);
        var body =
                length.find() ? input.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return new Answered(
                Integer.parseInt(head.substring(9, 12)),
                head.toString(),
                new String(body, StandardCharsets.US_ASCII));
    }

    /// SETUP and PLAY of a camera without login; its frames follow.
    Answered play(String path) throws IOException {
        var setup = ask("SETUP", path + "/trackID=1", "Transport: RTP/AVP/TCP;interleaved=0-1");
        return ask("PLAY", path, "Session: " + setup.session());
    }

    Frame frame() throws IOException {
        if (!frames.isEmpty()) {
            return frames.remove();
        }
        if (input.readByte() != '$') {
            throw new IOException("no interleaved frame");
        }
        return restOfFrame();
    }

    /// The next frame of the video.
    Frame packet() throws IOException {
        var frame = frame();
        while (frame.channel() != 0) {
            frame = frame();
        }
        return frame;
    }

    /// The first byte that comes, or -1 when the peer has closed in good order.
    int read() throws IOException {
        return input.read();
    }

    /// Fails sooner when nothing comes.
    ScriptedClient impatient(int millis) throws IOException {
        socket.setSoTimeout(millis);
        return this;
    }

    Socket socket() {
        return socket;
    }

    private Frame restOfFrame() throws IOException {
        var channel = input.readUnsignedByte();
        return new Frame(channel, input.readNBytes(input.readUnsignedShort()));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
