package vn.giamsat.probe.media;

/// A small picture in Java memory: full-range luma and, at half width and height, the two colour
/// differences (128 is no colour). Its sides are even.
record Pixels(Plane luma, Plane blueness, Plane redness) {
    private static final int NEUTRAL = 128;

    int width() {
        return luma.width();
    }

    int height() {
        return luma.height();
    }

    /// How far the pixel is from grey, 0–128.
    int colour(int x, int y) {
        return Math.max(
                Math.abs(blueness.at(x / 2, y / 2) - NEUTRAL),
                Math.abs(redness.at(x / 2, y / 2) - NEUTRAL));
    }
}
