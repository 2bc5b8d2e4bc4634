package vn.giamsat.simulator;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;

/// The RTCP packet by which a receiver can tell the camera's time (RFC 3550 sections 6.4.1 and
/// 6.5), as an interleaved frame.
///
/// @param source the SSRC
/// @param timestamp of the RTP clock at `time`
record SenderReport(int channel, int source, Instant time, int timestamp, int packets, int octets) {
    private static final int SENDER_REPORT_BYTES = 28;
    private static final int DESCRIPTION_BYTES = 20;
    private static final byte[] NAME = {'c', 'a', 'm', 'e', 'r', 'a', '@', 's'};

    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

    Buffer encoded() {
        var fraction = ((long) time.getNano() << 32) / 1_000_000_000L;
        return Buffer.buffer(4 + SENDER_REPORT_BYTES + DESCRIPTION_BYTES)
                .appendByte((byte) '$')
                .appendByte((byte) channel)
                .appendUnsignedShort(SENDER_REPORT_BYTES + DESCRIPTION_BYTES)
                .appendInt(0x80C8_0006) // version 2, sender report, 6 further words
                .appendInt(source)
                .appendInt((int) (time.getEpochSecond() + SECONDS_1900_TO_1970))
                .appendInt((int) fraction)
                .appendInt(timestamp)
                .appendInt(packets)
                .appendInt(octets)
                .appendInt(0x81CA_0004) // version 2, one source description, 4 further words
                .appendInt(source)
                .appendByte((byte) 1) // CNAME
                .appendByte((byte) NAME.length)
                .appendBytes(NAME)
                .appendShort((short) 0); // end of items and padding
    }
}
