package vn.giamsat.probe.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// A square is looked at eight pixels at a time: it must come to the same as looking at each.
class BlockProperties {
    private static final int BLACK = 24;

    @Property
    void measuresWhatOneLookAtEachPixelMeasures(
            @ForAll @Size(min = 4 * 20 * 20, max = 4 * 20 * 20) byte[] samples,
            @ForAll @IntRange(min = 1, max = 10) int halfWidth,
            @ForAll @IntRange(min = 1, max = 10) int halfHeight) {
        var pixels = pixels(samples, 2 * halfWidth, 2 * halfHeight);
        for (var top = 0; top < pixels.height(); top += Block.SIDE_PIXELS) {
            for (var left = 0; left < pixels.width(); left += Block.SIDE_PIXELS) {
                assertThat(Block.of(pixels, left, top, BLACK)).isEqualTo(plain(pixels, left, top));
            }
        }
    }

    @Property
    void addsUpAnyRectangle(
            @ForAll @Size(min = 400, max = 400) byte[] samples,
            @ForAll @IntRange(min = 0, max = 20) int left,
            @ForAll @IntRange(min = 0, max = 20) int top,
            @ForAll @IntRange(min = 0, max = 20) int right,
            @ForAll @IntRange(min = 0, max = 20) int bottom) {
        var plane = new Plane(samples, 20, 20, 20);
        var plain =
                IntStream.range(top, bottom)
                        .flatMap(y -> IntStream.range(left, right).map(x -> plane.at(x, y)))
                        .sum();
        assertThat(plane.sum(left, top, right, bottom)).isEqualTo(plain);
    }

    /// In rows of 20 samples, whatever the width.
    private static Pixels pixels(byte[] samples, int width, int height) {
        var colours = new byte[10 * 10];
        System.arraycopy(samples, 20 * 20, colours, 0, colours.length);
        var luma = new byte[20 * (height - 1) + width];
        System.arraycopy(samples, 0, luma, 0, luma.length);
        var colour = new Plane(colours, 10, width / 2, height / 2);
        return new Pixels(new Plane(luma, 20, width, height), colour, colour);
    }

    private static Block plain(Pixels pixels, int left, int top) {
        var luma = pixels.luma();
        var right = Math.min(left + Block.SIDE_PIXELS, luma.width());
        var bottom = Math.min(top + Block.SIDE_PIXELS, luma.height());
        var black = 0;
        var least = 255;
        var most = 0;
        var steepest = 0;
        var steps = 0;
        for (var y = top; y < bottom; y++) {
            for (var x = left; x < right; x++) {
                var here = luma.at(x, y);
                var beside = x + 1 < luma.width() ? Math.abs(here - luma.at(x + 1, y)) : 0;
                var below = y + 1 < luma.height() ? Math.abs(here - luma.at(x, y + 1)) : 0;
                steps += beside + below;
                least = Math.min(least, here);
                most = Math.max(most, here);
                steepest = Math.max(steepest, x + 1 < right ? beside : 0);
                steepest = Math.max(steepest, y + 1 < bottom ? below : 0);
                black += here <= BLACK && pixels.colour(x, y) <= 24 ? 1 : 0;
            }
        }
        var size = (right - left) * (bottom - top);
        return new Block(size, black, most - least, steepest, steps / (2.0 * size));
    }
}
