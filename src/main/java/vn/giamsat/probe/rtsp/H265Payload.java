package vn.giamsat.probe.rtsp;

/// RTP payloads of H.265 (RFC 7798 section 4.4): single units, AP, FU. Decoding order numbers are
/// skipped: cameras send in decoding order.
///
/// @param ordered whether payloads carry decoding order numbers (`sprop-max-don-diff` above 0)
record H265Payload(boolean ordered) implements NalPayload {
    private static final int AGGREGATION = 48;
    private static final int FRAGMENTATION = 49;
    private static final int HEADER_BYTES = 2;

    @Override
    public void unpack(Slice payload, NalSink sink) {
        if (payload.length() < HEADER_BYTES) {
            return;
        }
        switch (payload.at(0) >> 1 & 0x3F) {
            case AGGREGATION -> unpackAggregate(payload, sink);
            case FRAGMENTATION -> unpackFragment(payload, sink);
            default -> unpackSingle(payload, sink);
        }
    }

    private int orderBytes() {
        return ordered ? 2 : 0;
    }

    private void unpackAggregate(Slice payload, NalSink sink) {
        var start = HEADER_BYTES + orderBytes();
        if (payload.length() < start) {
            sink.invalid();
            return;
        }
        NalPayload.unpackAggregate(payload.from(start), ordered ? 1 : 0, sink);
    }

    private void unpackFragment(Slice payload, NalSink sink) {
        var first = payload.length() > HEADER_BYTES && (payload.at(HEADER_BYTES) & 0x80) != 0;
        var start = HEADER_BYTES + 1 + (first ? orderBytes() : 0);
        if (payload.length() < start) {
            sink.invalid();
            return;
        }
        var fragment = payload.at(HEADER_BYTES);
        if (first) {
            var header = payload.shortAt(0) & 0x81FF | (fragment & 0x3F) << 9;
            sink.firstFragment(header, payload.from(start));
        } else {
            sink.nextFragment(payload.from(start));
        }
        if ((fragment & 0x40) != 0) {
            sink.lastFragment();
        }
    }

    /// A decoding order number stands between the header and the rest, so the unit is rebuilt.
    private void unpackSingle(Slice payload, NalSink sink) {
        if (!ordered) {
            sink.unit(payload);
        } else if (payload.length() < HEADER_BYTES + orderBytes()) {
            sink.invalid();
        } else {
            sink.firstFragment(payload.shortAt(0), payload.from(HEADER_BYTES + orderBytes()));
            sink.lastFragment();
        }
    }
}
