package vn.giamsat.probe.media;

import java.util.Arrays;

/// The noise of a picture, where nothing else is to be seen: the flattest quarter of its squares.
///
/// Source: J. Immerkær, "Fast Noise Variance Estimation", Computer Vision and Image Understanding
/// 64(2), 1996. Its mask answers neither to evenly fading light nor to straight edges. The median
/// filter of FFmpeg's `signalstats` (TOUT) counts pixels that stand out, which an encoder smooths
/// away; this one still tells a grainy night from a clear day.
final class Grain {
    /// Every other pixel is enough for a mean over thousands.
    private static final int STEP = 2;

    /// The mask's answer to noise of standard deviation 1 is 6 times its mean absolute value, which
    /// is sqrt(2/pi) of the deviation.
    private static final double TO_DEVIATION = Math.sqrt(Math.PI / 2) / 6;

    private Grain() {}

    /// Standard deviation in levels of luma; 0 when the picture is smaller than one square.
    static double of(Plane luma) {
        var side = 2 * Block.SIDE_PIXELS;
        var columns = luma.width() / side;
        var rows = luma.height() / side;
        var squares = new double[columns * rows];
        for (var index = 0; index < squares.length; index++) {
            squares[index] = square(luma, index % columns * side, index / columns * side);
        }
        Arrays.sort(squares);
        return squares.length == 0 ? 0 : squares[squares.length / 4] * TO_DEVIATION;
    }

    /// Mean absolute answer of the mask inside the square.
    private static double square(Plane luma, int left, int top) {
        var sum = 0;
        var count = 0;
        var bytes = luma.bytes();
        for (var y = top + 1; y < top + 2 * Block.SIDE_PIXELS - 1; y += STEP) {
            var end = luma.row(y) + left + 2 * Block.SIDE_PIXELS - 1;
            for (var place = luma.row(y) + left + 1; place < end; place += STEP) {
                sum += Math.abs(mask(bytes, place, luma.stride()));
                count++;
            }
        }
        return sum / (double) count;
    }

    private static int mask(byte[] bytes, int place, int stride) {
        return row(bytes, place - stride) - 2 * row(bytes, place) + row(bytes, place + stride);
    }

    private static int row(byte[] bytes, int place) {
        return (bytes[place - 1] & 0xFF) - 2 * (bytes[place] & 0xFF) + (bytes[place + 1] & 0xFF);
    }
}
