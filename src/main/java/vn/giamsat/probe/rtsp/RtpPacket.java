package vn.giamsat.probe.rtsp;

import org.jspecify.annotations.Nullable;

/// One RTP packet (RFC 3550 section 5.1). Its payload is a view, valid as long as the frame's.
///
/// @param marker for video, usually the last packet of a picture
/// @param sequence 0–65535
/// @param timestamp in units of the clock rate; wraps
record RtpPacket(
        boolean marker, int payloadType, int sequence, int timestamp, int source, Slice payload) {
    private static final int HEADER_BYTES = 12;
    private static final int VERSION = 2;

    /// Reads a packet; null when the bytes are none.
    static @Nullable RtpPacket parse(Slice frame) {
        if (frame.length() < HEADER_BYTES || frame.at(0) >> 6 != VERSION) {
            return null;
        }
        var start = payloadStart(frame);
        var end = frame.length() - paddingBytes(frame);
        if (start > end) {
            return null;
        }
        return new RtpPacket(
                (frame.at(1) & 0x80) != 0,
                frame.at(1) & 0x7F,
                frame.shortAt(2),
                frame.intAt(4),
                frame.intAt(8),
                frame.part(start, end - start));
    }

    /// Whether it is an RTCP packet that came on the channel of RTP: the types 200 to 207, of which
    /// the highest bit reads as the marker (RFC 5761 section 4).
    boolean isControl() {
        return marker && payloadType >= 72 && payloadType < 80;
    }

    /// Where the payload begins, maybe past the end of a broken packet.
    private static int payloadStart(Slice frame) {
        var sources = frame.at(0) & 0x0F;
        var start = HEADER_BYTES + 4 * sources;
        var extended = (frame.at(0) & 0x10) != 0;
        if (!extended) {
            return start;
        }
        return frame.length() < start + 4
                ? Integer.MAX_VALUE
                : start + 4 + 4 * frame.shortAt(start + 2);
    }

    private static int paddingBytes(Slice frame) {
        var padded = (frame.at(0) & 0x20) != 0;
        return padded ? frame.at(frame.length() - 1) : 0;
    }
}
