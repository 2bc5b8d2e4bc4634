package vn.giamsat.probe.rtsp;

/// Key frames of H.264 that are no IDR: a recovery point message before an intra picture (ITU-T
/// H.264 sections D.1.8 and D.2.8). Encoders with open GOPs send them instead.
final class RecoveryPoint {
    private static final int PAYLOAD_TYPE = 6;

    private RecoveryPoint() {}

    /// Whether a message says that the very next picture comes out right without those before it.
    ///
    /// @param message the whole NAL unit with its header byte
    static boolean isImmediate(Slice message) {
        if (message.length() < 4 || message.at(1) != PAYLOAD_TYPE) {
            return false;
        }
        var in = new BitReader(message.from(3)); // after type and size
        return in.unsigned() == 0 && !in.isExhausted(); // recovery_frame_cnt
    }
}
