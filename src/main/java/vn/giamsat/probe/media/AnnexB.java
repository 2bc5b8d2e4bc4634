package vn.giamsat.probe.media;

import java.util.ArrayList;
import java.util.List;

/// The units of an H.264 or H.265 byte stream (Annex B of both standards): what stands between
/// start codes (`00 00 01`). Pure.
final class AnnexB {
    private static final int START_CODE_BYTES = 3;

    private AnnexB() {}

    /// The units in their order, without start codes. The zero that a four-byte start code begins
    /// with counts to the unit before, where decoders ignore it.
    static List<Span> units(byte[] bytes) {
        var units = new ArrayList<Span>();
        var start = next(bytes, 0) + START_CODE_BYTES;
        while (start < bytes.length) {
            var following = next(bytes, start);
            if (following > start) {
                units.add(new Span(start, following - start));
            }
            start = following + START_CODE_BYTES;
        }
        return units;
    }

    /// Where the next start code is, or the end.
    private static int next(byte[] bytes, int from) {
        var at = from + 2;
        while (at < bytes.length) {
            if (bytes[at] > 1 || bytes[at] < 0) {
                at += 3; // no start code can hold this byte
            } else if (bytes[at] == 1 && bytes[at - 1] == 0 && bytes[at - 2] == 0) {
                return at - 2;
            } else {
                at++;
            }
        }
        return bytes.length;
    }
}
