package vn.giamsat.probe.rtsp;

/// How much of a peer's bytes is ever held at once. A peer that sends more is unreadable; memory
/// never grows past these limits, whatever it claims in its length fields.
///
/// @param headerBytes start line and header lines of one RTSP message
/// @param bodyBytes body of one RTSP message, that is the SDP
/// @param frameBytes payload of one interleaved frame; the protocol's own limit is 65535
/// @param pictureBytes one key frame
public record ReceiverLimits(int headerBytes, int bodyBytes, int frameBytes, int pictureBytes) {
    public static final ReceiverLimits STANDARD =
            new ReceiverLimits(16 << 10, 64 << 10, 64 << 10, 4 << 20);

    public ReceiverLimits {
        atLeast(256, headerBytes, "giamsat.probe.limits.header");
        atLeast(256, bodyBytes, "giamsat.probe.limits.body");
        atLeast(256, frameBytes, "giamsat.probe.limits.frame");
        atLeast(1024, pictureBytes, "giamsat.probe.limits.picture");
    }

    private static void atLeast(int least, int bytes, String key) {
        if (bytes < least) {
            throw new IllegalArgumentException(key + " must be at least " + least + " bytes");
        }
    }
}
