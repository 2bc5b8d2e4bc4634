package vn.giamsat.probe.media;

/// What a small square of a picture shows.
///
/// @param pixels how many it has
/// @param blackPixels how many of them are black
/// @param contrast brightest minus darkest luma, 0–255
/// @param steepest greatest difference of two neighbouring pixels, 0–255
/// @param detail mean absolute difference of neighbouring pixels, 0–255
record Block(int pixels, int blackPixels, int contrast, int steepest, double detail) {
    /// How big a square is. At 320 pixels width a line of burnt-in text is one or two blocks high.
    static final int SIDE_PIXELS = 8;

    /// Burnt-in text is white on black or the reverse; scaling down leaves at least this much.
    private static final int TEXT_CONTRAST = 60;

    /// Above the noise and the blocks of a coarse encoder.
    private static final int EDGE_CONTRAST = 20;

    private static final int MAX_COLOUR_OF_BLACK = 24;

    /// The square whose upper left corner is at (left, top), cut at the edges of the picture.
    static Block of(Pixels pixels, int left, int top, int blackLuma) {
        var luma = pixels.luma();
        var right = Math.min(left + SIDE_PIXELS, luma.width());
        var bottom = Math.min(top + SIDE_PIXELS, luma.height());
        var black = 0;
        var least = 255;
        var most = 0;
        var steepest = 0;
        var steps = 0;
        var bytes = luma.bytes();
        for (var y = top; y < bottom; y++) {
            var row = luma.row(y);
            var below = y + 1 < luma.height() ? row + luma.stride() : row; // 0 at the edge
            for (var x = left; x < right; x++) {
                var here = bytes[row + x] & 0xFF;
                var stepRight =
                        x + 1 < luma.width() ? Math.abs(here - (bytes[row + x + 1] & 0xFF)) : 0;
                var stepDown = Math.abs(here - (bytes[below + x] & 0xFF));
                steps += stepRight + stepDown;
                least = Math.min(least, here);
                most = Math.max(most, here);
                steepest = Math.max(steepest, x + 1 < right ? stepRight : 0);
                steepest = Math.max(steepest, y + 1 < bottom ? stepDown : 0);
                black += here <= blackLuma && isColourless(pixels, x, y) ? 1 : 0;
            }
        }
        var size = (right - left) * (bottom - top);
        return new Block(size, black, most - least, steepest, steps / (2.0 * size));
    }

    /// Dark blue is a colour, though its luma is low.
    private static boolean isColourless(Pixels pixels, int x, int y) {
        return pixels.colour(x, y) <= MAX_COLOUR_OF_BLACK;
    }

    boolean mayHoldText() {
        return contrast >= TEXT_CONTRAST;
    }

    boolean holdsEdge() {
        return contrast >= EDGE_CONTRAST;
    }

    /// How much of the contrast lies between two neighbouring pixels: near 1 at an edge in focus,
    /// an eighth where light fades evenly over the square.
    double sharpness() {
        return steepest / (double) contrast;
    }
}
