package vn.giamsat.probe.media;

/// How a stored picture must be turned to stand as it was seen: the values of Exif's tag 0x0112
/// (CIPA DC-008 section 4.6.4), in their order from 1. Pure.
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    MIRRORED_UPSIDE_DOWN(false, false, true),
    MIRRORED_ON_THE_LEFT_SIDE(true, false, false),
    TURN_RIGHT(true, false, true),
    MIRRORED_ON_THE_RIGHT_SIDE(true, true, true),
    TURN_LEFT(true, true, false);

    private final boolean lying;
    private final boolean fromRight;
    private final boolean fromBelow;

    /// @param lying whether rows become columns
    /// @param fromRight whether stored rows are read backwards
    /// @param fromBelow whether the last stored row is read first
    Orientation(boolean lying, boolean fromRight, boolean fromBelow) {
        this.lying = lying;
        this.fromRight = fromRight;
        this.fromBelow = fromBelow;
    }

    /// As Exif says it; what is none of its values is upright.
    static Orientation ofExif(int value) {
        return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
    }

    Pixels applied(Pixels stored) {
        return this == UPRIGHT
                ? stored
                : new Pixels(
                        applied(stored.luma()),
                        applied(stored.blueness()),
                        applied(stored.redness()));
    }

    Plane applied(Plane stored) {
        var width = lying ? stored.height() : stored.width();
        var height = lying ? stored.width() : stored.height();
        var seen = new byte[width * height];
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var column = lying ? y : x;
                var row = lying ? x : y;
                seen[y * width + x] =
                        (byte)
                                stored.at(
                                        fromRight ? stored.width() - 1 - column : column,
                                        fromBelow ? stored.height() - 1 - row : row);
            }
        }
        return new Plane(seen, width, width, height);
    }
}
