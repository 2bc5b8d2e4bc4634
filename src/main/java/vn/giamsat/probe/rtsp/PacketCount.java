package vn.giamsat.probe.rtsp;

/// How many packets came and how many did not, from RTP sequence numbers (RFC 3550 appendix A.1).
/// Over TCP nothing is reordered, so a gap is a loss inside the camera. RTP-Info is ignored: some
/// cameras announce a first number of 0 or 1 and begin elsewhere. Event loop of its probe only.
final class PacketCount {
    private static final int SEQUENCE_BITS = 0xFFFF;
    private static final int RESTART_GAP = 3000; // RFC 3550 appendix A.1, MAX_DROPOUT

    private long received;
    private long lost;
    private int expected;
    private int source;

    /// Counts a packet and says whether packets are missing between the last one and it.
    boolean isGapBefore(RtpPacket packet) {
        var known = received > 0 && packet.source() == source;
        var gap = known ? packet.sequence() - expected & SEQUENCE_BITS : 0;
        source = packet.source();
        expected = packet.sequence() + 1 & SEQUENCE_BITS;
        received++;
        if (gap > 0 && gap < RESTART_GAP) {
            lost += gap;
        }
        return gap > 0;
    }

    long received() {
        return received;
    }

    long lost() {
        return lost;
    }
}
