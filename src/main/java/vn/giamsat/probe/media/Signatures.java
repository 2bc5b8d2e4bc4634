package vn.giamsat.probe.media;

import static vn.giamsat.probe.PictureSignature.COLUMNS;
import static vn.giamsat.probe.PictureSignature.ROWS;
import static vn.giamsat.probe.PictureSignature.UNITS_PER_LEVEL;

import java.nio.ByteBuffer;
import vn.giamsat.probe.PictureSignature;

/// Makes of a picture what is remembered of it.
final class Signatures {
    private static final int NEUTRAL = 128;

    private Signatures() {}

    static PictureSignature of(Pixels pixels, BlockGrid blocks) {
        var middle = blocks.middle();
        return new PictureSignature(
                squares(pixels.luma()),
                middle.edgeShare(),
                middle.sharpness(),
                mean(pixels.blueness()) - NEUTRAL,
                mean(pixels.redness()) - NEUTRAL);
    }

    private static byte[] squares(Plane luma) {
        var squares = ByteBuffer.allocate(2 * COLUMNS * ROWS);
        for (var row = 0; row < ROWS; row++) {
            for (var column = 0; column < COLUMNS; column++) {
                squares.putShort((short) Math.round(UNITS_PER_LEVEL * square(luma, column, row)));
            }
        }
        return squares.array();
    }

    /// Mean of the square, of one pixel at least in pictures of a few pixels.
    private static double square(Plane luma, int column, int row) {
        var left = column * luma.width() / COLUMNS;
        var top = row * luma.height() / ROWS;
        var right = Math.max(left + 1, (column + 1) * luma.width() / COLUMNS);
        var bottom = Math.max(top + 1, (row + 1) * luma.height() / ROWS);
        var pixels = (right - left) * (bottom - top);
        return luma.sum(left, top, right, bottom) / (double) pixels;
    }

    private static double mean(Plane plane) {
        var sum = plane.sum(0, 0, plane.width(), plane.height());
        return sum / (double) (plane.width() * plane.height());
    }
}
