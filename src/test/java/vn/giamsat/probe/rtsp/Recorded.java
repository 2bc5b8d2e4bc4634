package vn.giamsat.probe.rtsp;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Answers as cameras send them, byte by byte, from `src/test/resources/rtsp-answers`.
public final class Recorded {
    private Recorded() {}

    static byte[] bytes(String name) {
        try (var file = Recorded.class.getResourceAsStream("/rtsp-answers/" + name + ".txt")) {
            if (file == null) {
                throw new IllegalArgumentException("nothing recorded as " + name);
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static RtspResponse answer(String name) {
        return (RtspResponse) framed(bytes(name)).getFirst();
    }

    static SessionDescription description(String name) {
        return SessionDescription.parse(answer(name).bodyText()).orElseThrow();
    }

    static VideoTrack track(String name) {
        return ((VideoTrack.Choice.Chosen) VideoTrack.of(description(name))).track();
    }

    public static List<String> challenges(String name) {
        return answer(name).headers().all("WWW-Authenticate");
    }

    static List<Incoming> framed(byte[]... chunks) {
        return framed(ReceiverLimits.STANDARD, chunks);
    }

    /// All that comes out of chunks, with payloads copied so that they stay valid.
    static List<Incoming> framed(ReceiverLimits limits, byte[]... chunks) {
        var framer = new Framer(limits);
        var found = new ArrayList<Incoming>();
        for (var chunk : chunks) {
            framer.feed(Unpooled.wrappedBuffer(chunk));
            for (var next = framer.next(); next != null; next = framer.next()) {
                found.add(kept(next));
                if (next instanceof Incoming.Unreadable) {
                    return found;
                }
            }
        }
        return found;
    }

    private static Incoming kept(Incoming incoming) {
        return incoming instanceof Incoming.MediaFrame(var channel, var payload)
                ? new Incoming.MediaFrame(channel, Slice.of(payload.copy()))
                : incoming;
    }
}
