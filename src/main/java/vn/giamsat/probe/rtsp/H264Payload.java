package vn.giamsat.probe.rtsp;

/// RTP payloads of H.264 (RFC 6184 section 5): single units, STAP, FU. Cameras interleave nothing,
/// so decoding order numbers are skipped and MTAP is invalid.
final class H264Payload implements NalPayload {
    private static final int STAP_A = 24;
    private static final int STAP_B = 25;
    private static final int FU_A = 28;
    private static final int FU_B = 29;
    private static final int ORDER_BYTES = 2;

    @Override
    public void unpack(Slice payload, NalSink sink) {
        if (payload.isEmpty()) {
            return;
        }
        switch (payload.at(0) & 0x1F) {
            case STAP_A -> NalPayload.unpackAggregate(payload.from(1), 0, sink);
            case STAP_B -> unpackLateOrder(payload, sink);
            case FU_A, FU_B -> unpackFragment(payload, sink);
            default -> sink.unit(payload);
        }
    }

    private static void unpackLateOrder(Slice payload, NalSink sink) {
        if (payload.length() < 1 + ORDER_BYTES) {
            sink.invalid();
            return;
        }
        NalPayload.unpackAggregate(payload.from(1 + ORDER_BYTES), 0, sink);
    }

    /// Only the first fragment's type counts: some cameras say another in the rest (Tiandy). Empty
    /// fragments are harmless (Ivel).
    private static void unpackFragment(Slice payload, NalSink sink) {
        var first = payload.length() > 1 && (payload.at(1) & 0x80) != 0;
        var ordered = first && (payload.at(0) & 0x1F) == FU_B;
        var headerBytes = ordered ? 2 + ORDER_BYTES : 2;
        if (payload.length() < headerBytes) {
            sink.invalid();
            return;
        }
        var data = payload.from(headerBytes);
        if (first) {
            sink.firstFragment(payload.at(0) & 0xE0 | payload.at(1) & 0x1F, data);
        } else {
            sink.nextFragment(data);
        }
        if ((payload.at(1) & 0x40) != 0) {
            sink.lastFragment();
        }
    }
}
