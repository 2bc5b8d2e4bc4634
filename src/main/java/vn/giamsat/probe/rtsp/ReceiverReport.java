package vn.giamsat.probe.rtsp;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;

/// The RTCP packet that tells a camera that somebody receives (RFC 3550 sections 6.4.2 and 6.5):
/// without statistics, with our name. Some cameras end a session in which none comes (Axis).
final class ReceiverReport {
    /// RFC 3550 section 6.2, the least interval, which is what cameras wait for.
    static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final int SOURCE = 0x6769_616D;
    private static final String NAME = "giamsat";
    private static final int BYTES = 28;

    private ReceiverReport() {}

    /// As an interleaved frame.
    ///
    /// @param channel of RTCP
    static byte[] on(int channel) {
        return Buffer.buffer(4 + BYTES)
                .appendByte((byte) '$')
                .appendByte((byte) channel)
                .appendUnsignedShort(BYTES)
                .appendInt(0x80C9_0001) // version 2, receiver report, 1 further word
                .appendInt(SOURCE)
                .appendInt(0x81CA_0004) // version 2, one source description, 4 further words
                .appendInt(SOURCE)
                .appendByte((byte) 1) // CNAME
                .appendByte((byte) NAME.length())
                .appendString(NAME)
                .appendBytes(new byte[3]) // end of items and padding
                .getBytes();
    }
}
