package vn.giamsat.probe.rtsp;

/// Profile and size from an H.265 sequence parameter set (ITU-T H.265 sections 7.3.2.2 and 7.3.3).
/// Reads no further than the size: what follows is exotic on some cameras (scaling lists, Reolink).
/// Never fails: what cannot be read is not known, and the decoder decides.
final class H265Parameters {
    private H265Parameters() {}

    /// @param unit the whole NAL unit with its two header bytes
    static VideoShape shape(Slice unit) {
        var in = new BitReader(unit.from(Math.min(2, unit.length())));
        in.skip(4); // id of the video parameter set
        var subLayers = (int) in.bits(3);
        in.skip(1);
        in.skip(3); // profile space and tier
        var profile = profileName((int) in.bits(5));
        in.skip(32 + 48 + 8); // compatibility, constraints, level
        skipSubLayers(in, subLayers);
        in.unsigned(); // id of the set
        var chroma = in.unsigned();
        if (chroma == 3) {
            in.skip(1);
        }
        var width = in.unsigned();
        var height = in.unsigned();
        if (in.flag()) {
            width -= (chroma == 1 || chroma == 2 ? 2 : 1) * (in.unsigned() + in.unsigned());
            height -= (chroma == 1 ? 2 : 1) * (in.unsigned() + in.unsigned());
        }
        return in.isExhausted()
                ? VideoShape.of(profile, 0, 0)
                : VideoShape.of(profile, width, height);
    }

    private static void skipSubLayers(BitReader in, int count) {
        if (count == 0) {
            return;
        }
        var present = (int) in.bits(16); // two flags a sub-layer, always eight pairs
        for (var layer = 0; layer < count; layer++) {
            var flags = present >> 14 - 2 * layer;
            in.skip(((flags & 2) != 0 ? 88 : 0) + ((flags & 1) != 0 ? 8 : 0));
        }
    }

    private static String profileName(int profile) {
        return switch (profile) {
            case 1 -> "main";
            case 2 -> "main 10";
            case 3 -> "main still picture";
            case 4 -> "range extensions";
            default -> "profile " + profile;
        };
    }
}
