package vn.giamsat.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A scene file of NAL units with start codes (ITU-T H.264 and H.265, annex B).
final class AnnexB {
    private static final int START_CODE_BYTES = 3;

    private AnnexB() {}

    /// The units without start codes and padding.
    static List<byte[]> units(byte[] stream) {
        var units = new ArrayList<byte[]>();
        var start = startCode(stream, 0);
        while (start < stream.length) {
            var next = startCode(stream, start + START_CODE_BYTES);
            var end = next;
            while (stream[end - 1] == 0) {
                end--;
            }
            units.add(Arrays.copyOfRange(stream, start + START_CODE_BYTES, end));
            start = next;
        }
        return List.copyOf(units);
    }

    private static int startCode(byte[] stream, int from) {
        for (var at = from; at + START_CODE_BYTES <= stream.length; at++) {
            if (stream[at] == 0 && stream[at + 1] == 0 && stream[at + 2] == 1) {
                return at;
            }
        }
        return stream.length;
    }
}
