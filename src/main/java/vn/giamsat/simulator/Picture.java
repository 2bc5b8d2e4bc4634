package vn.giamsat.simulator;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.List;

/// One picture ready to be sent: its RTP packets as interleaved frames (RFC 2326 section 10.12),
/// shared by all cameras that play it. Only what differs from session to session is left out and
/// stamped into a copy.
final class Picture {
    private static final int INTERLEAVED_HEADER_BYTES = 4;
    private static final int RTP_HEADER_BYTES = 12;
    private static final int HEADER_BYTES = INTERLEAVED_HEADER_BYTES + RTP_HEADER_BYTES;
    private static final int VERSION_2 = 0x80;
    private static final int MARKER = 0x80;

    private final byte[] frames;
    private final int[] offsets;
    private final boolean key;

    private Picture(byte[] frames, int[] offsets, boolean key) {
        this.frames = frames;
        this.offsets = offsets;
        this.key = key;
    }

    /// @param marker whether the last packet says that the picture is complete
    static Picture of(List<byte[]> payloads, Codec codec, boolean key, boolean marker) {
        var bytes = payloads.stream().mapToInt(payload -> payload.length + HEADER_BYTES).sum();
        var frames = ByteBuffer.allocate(bytes);
        var offsets = new int[payloads.size()];
        for (var index = 0; index < offsets.length; index++) {
            var payload = payloads.get(index);
            var isLast = index == offsets.length - 1;
            offsets[index] = frames.position();
            frames.put((byte) '$').put((byte) 0);
            frames.putShort((short) (payload.length + RTP_HEADER_BYTES));
            frames.put((byte) VERSION_2);
            frames.put((byte) (codec.payloadType() | (marker && isLast ? MARKER : 0)));
            frames.position(offsets[index] + HEADER_BYTES);
            frames.put(payload);
        }
        return new Picture(frames.array(), offsets, key);
    }

    /// Whether a viewer can begin here.
    boolean isKey() {
        return key;
    }

    int packets() {
        return offsets.length;
    }

    /// Payload bytes as an RTCP report counts them.
    int payloadBytes() {
        return frames.length - offsets.length * HEADER_BYTES;
    }

    /// The bytes for one session; packet i has sequence number `stamp.sequence() + i`.
    Buffer stamped(Stamp stamp) {
        var stamped = Buffer.buffer(frames.length).appendBytes(frames);
        for (var index = 0; index < offsets.length; index++) {
            var offset = offsets[index];
            stamped.setByte(offset + 1, (byte) stamp.channel());
            stamped.setShort(offset + 6, (short) (stamp.sequence() + index));
            stamped.setInt(offset + 8, stamp.timestamp());
            stamped.setInt(offset + 12, stamp.source());
        }
        return stamped;
    }

    /// What makes a picture part of a session.
    ///
    /// @param channel interleaved channel
    /// @param sequence of the first packet; the lower 16 bits count
    /// @param source the SSRC
    record Stamp(int channel, int sequence, int timestamp, int source) {}
}
