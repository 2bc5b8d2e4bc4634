package vn.giamsat.probe.rtsp;

/// How NAL units are packed into RTP payloads.
interface NalPayload {
    /// Unpacks one payload. Never fails: what makes no sense is told to the sink.
    void unpack(Slice payload, NalSink sink);

    /// Units with their length before each, as aggregation packets have them.
    static void unpackAggregate(Slice units, int orderBytes, NalSink sink) {
        var rest = units;
        while (rest.length() > 2) {
            var size = rest.shortAt(0);
            if (size > rest.length() - 2) {
                sink.invalid();
                return;
            }
            if (size > 0) {
                sink.unit(rest.part(2, size));
            }
            // With decoding order numbers, one stands before each further unit.
            rest = rest.from(Math.min(rest.length(), 2 + size + orderBytes));
        }
    }
}
