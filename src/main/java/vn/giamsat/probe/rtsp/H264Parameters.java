package vn.giamsat.probe.rtsp;

import java.util.Set;

/// Profile and size from an H.264 sequence parameter set (ITU-T H.264 sections 7.3.2.1.1, 7.4.2.1.1
/// and E.1). Never fails: what cannot be read is not known, and the decoder decides.
final class H264Parameters {
    /// Profiles whose set says how colours are sampled.
    private static final Set<Integer> WITH_CHROMA =
            Set.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);

    private static final int MOST_REFERENCES = 256;
    private static final int MACROBLOCK = 16;

    private final BitReader in;
    private int chroma = 1; // 4:2:0
    private boolean separatePlanes;

    private H264Parameters(BitReader in) {
        this.in = in;
    }

    /// @param unit the whole NAL unit with its header byte
    static VideoShape shape(Slice unit) {
        return new H264Parameters(new BitReader(unit.from(Math.min(1, unit.length())))).read();
    }

    private VideoShape read() {
        var profile = (int) in.bits(8);
        var constraints = (int) in.bits(8);
        in.skip(8); // level
        in.unsigned(); // id of the set
        var name = profileName(profile, constraints);
        if (WITH_CHROMA.contains(profile)) {
            skipChroma();
        }
        in.unsigned(); // log2 of the largest frame number
        skipPictureOrder();
        in.unsigned(); // reference frames
        in.skip(1);
        var width = (in.unsigned() + 1) * MACROBLOCK;
        var mapUnits = in.unsigned() + 1;
        var frameOnly = in.bit();
        in.skip(frameOnly == 1 ? 1 : 2);
        var height = (2 - frameOnly) * mapUnits * MACROBLOCK;
        return cropped(name, width, height, frameOnly);
    }

    private VideoShape cropped(String name, long width, long height, int frameOnly) {
        if (!in.flag()) {
            return sized(name, width, height);
        }
        var unitX = planes() == 1 || planes() == 2 ? 2 : 1;
        var unitY = (planes() == 1 ? 2 : 1) * (2 - frameOnly);
        var horizontal = in.unsigned() + in.unsigned();
        var vertical = in.unsigned() + in.unsigned();
        return sized(name, width - unitX * horizontal, height - unitY * vertical);
    }

    private VideoShape sized(String name, long width, long height) {
        return in.isExhausted() ? VideoShape.of(name, 0, 0) : VideoShape.of(name, width, height);
    }

    private int planes() {
        return separatePlanes ? 0 : chroma;
    }

    private void skipChroma() {
        chroma = (int) in.unsigned();
        if (chroma == 3) {
            separatePlanes = in.flag();
        }
        in.unsigned(); // luma depth
        in.unsigned(); // chroma depth
        in.skip(1);
        if (in.flag()) {
            for (var list = 0; list < (chroma == 3 ? 12 : 8); list++) {
                if (in.flag()) {
                    skipScalingList(list < 6 ? 16 : 64);
                }
            }
        }
    }

    private void skipScalingList(int size) {
        var last = 8L;
        var next = 8L;
        for (var i = 0; i < size && !in.isExhausted(); i++) {
            if (next != 0) {
                next = last + in.signed() & 0xFF;
            }
            last = next == 0 ? last : next;
        }
    }

    private void skipPictureOrder() {
        var type = in.unsigned();
        if (type == 0) {
            in.unsigned();
        } else if (type == 1) {
            in.skip(1);
            in.signed();
            in.signed();
            var references = Math.min(in.unsigned(), MOST_REFERENCES);
            for (var i = 0; i < references && !in.isExhausted(); i++) {
                in.signed();
            }
        }
    }

    private static String profileName(int profile, int constraints) {
        return switch (profile) {
            case 66 -> (constraints & 0x40) != 0 ? "constrained baseline" : "baseline";
            case 77 -> "main";
            case 88 -> "extended";
            case 100 -> "high";
            case 110 -> "high 10";
            case 122 -> "high 4:2:2";
            case 244 -> "high 4:4:4";
            default -> "profile " + profile;
        };
    }
}
