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
    static final int SIDE_PIXELS = EightSamples.COUNT;

    /// Burnt-in text is white on black or the reverse; scaling down leaves at least this much.
    private static final int TEXT_CONTRAST = 60;

    /// Above the noise and the blocks of a coarse encoder.
    private static final int EDGE_CONTRAST = 20;

    private static final int MAX_COLOUR_OF_BLACK = 24;

    /// Beside the last pixel of a row is one of the next square.
    private static final long ALL_BUT_LAST = EightSamples.first(SIDE_PIXELS - 1);

    /// The square whose upper left corner is at (left, top), cut at the edges of the picture.
    static Block of(Pixels pixels, int left, int top, int blackLuma) {
        var luma = pixels.luma();
        var bottom = Math.min(top + SIDE_PIXELS, luma.height());
        var inside = EightSamples.first(luma.width() - left);
        var besideOne = EightSamples.first(luma.width() - left - 1);
        var least = EightSamples.BRIGHTEST;
        var most = 0L;
        var steepest = 0L;
        var steps = 0L;
        var here = luma.eight(left, top);
        for (var y = top; y < bottom; y++) {
            var right = EightSamples.distances(here, luma.eight(left + 1, y)) & besideOne;
            var below = y + 1 < luma.height() ? luma.eight(left, y + 1) : here;
            var down = EightSamples.distances(here, below) & inside;
            steps += EightSamples.pairs(right) + EightSamples.pairs(down);
            steepest = EightSamples.greater(steepest, right & ALL_BUT_LAST);
            steepest = EightSamples.greater(steepest, y + 1 < bottom ? down : 0);
            least = EightSamples.lesser(least, here | ~inside);
            most = EightSamples.greater(most, here & inside);
            here = below;
        }
        var darkest = 255 - EightSamples.greatest(~least);
        var size = Math.min(SIDE_PIXELS, luma.width() - left) * (bottom - top);
        return new Block(
                size,
                darkest <= blackLuma ? black(pixels, left, top, blackLuma) : 0,
                EightSamples.greatest(most) - darkest,
                EightSamples.greatest(steepest),
                EightSamples.sum(steps) / (2.0 * size));
    }

    /// How many pixels of the square are black.
    private static int black(Pixels pixels, int left, int top, int blackLuma) {
        var luma = pixels.luma();
        var right = Math.min(left + SIDE_PIXELS, luma.width());
        var bottom = Math.min(top + SIDE_PIXELS, luma.height());
        var black = 0;
        for (var y = top; y < bottom; y++) {
            for (var x = left; x < right; x++) {
                black += luma.at(x, y) <= blackLuma && isColourless(pixels, x, y) ? 1 : 0;
            }
        }
        return black;
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
