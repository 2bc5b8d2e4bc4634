package vn.giamsat.probe.rtsp;

import java.util.ArrayList;
import java.util.List;

/// The byte stream form of NAL units (ITU-T H.264 annex B, H.265 annex B): each after a start code
/// `00 00 01`, which cannot occur inside of one. RTP payloads have no start codes, but some cameras
/// put them there (V380, FLIR).
final class AnnexB {
    private static final byte[] START_CODE = {0, 0, 0, 1};

    private AnnexB() {}

    static Slice startCode() {
        return Slice.of(START_CODE);
    }

    /// The units of a text of bytes that may or may not have start codes. Without any, the text is
    /// one unit. Zeros before a start code and empty units are dropped.
    static List<Slice> units(Slice bytes) {
        var units = new ArrayList<Slice>();
        var start = 0;
        for (var i = 0; i + 2 < bytes.length(); i++) {
            if (bytes.at(i) == 0 && bytes.at(i + 1) == 0 && bytes.at(i + 2) == 1) {
                add(units, bytes, start, i);
                start = i + 3;
                i += 2;
            }
        }
        add(units, bytes, start, bytes.length());
        return units;
    }

    static boolean startsWithCode(Slice bytes) {
        return bytes.length() > 3
                && bytes.at(0) == 0
                && bytes.at(1) == 0
                && (bytes.at(2) == 1 || bytes.at(2) == 0 && bytes.at(3) == 1);
    }

    private static void add(List<Slice> units, Slice bytes, int start, int end) {
        var length = end - start;
        while (length > 0 && bytes.at(start + length - 1) == 0) {
            length--;
        }
        if (length > 0) {
            units.add(bytes.part(start, length));
        }
    }
}
