package vn.giamsat.probe.media;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A picture as squares, so that burnt-in text, which covers few of them, cannot outweigh the rest.
///
/// @param blocks row by row
/// @param columns how many squares are in a row
record BlockGrid(List<Block> blocks, int columns) {
    BlockGrid {
        blocks = List.copyOf(blocks);
    }

    static BlockGrid of(Pixels pixels, int blackLuma) {
        var blocks = new ArrayList<Block>();
        for (var top = 0; top < pixels.height(); top += Block.SIDE_PIXELS) {
            for (var left = 0; left < pixels.width(); left += Block.SIDE_PIXELS) {
                blocks.add(Block.of(pixels, left, top, blackLuma));
            }
        }
        return new BlockGrid(blocks, Math.ceilDiv(pixels.width(), Block.SIDE_PIXELS));
    }

    /// The picture without its upper and lower sixth, where recorders and cameras write.
    BlockGrid middle() {
        var rows = blocks.size() / columns;
        var margin = Math.ceilDiv(rows, 6);
        return rows < 3
                ? this
                : new BlockGrid(
                        blocks.subList(margin * columns, (rows - margin) * columns), columns);
    }

    /// Share of pixels that are black, 0–1.
    double blackShare() {
        return blackShare(block -> true);
    }

    /// Share of pixels that are black among those in squares without text, 0–1.
    double blackShareOutsideText() {
        return blackShare(block -> !block.mayHoldText());
    }

    private double blackShare(Predicate<Block> counts) {
        var black = 0;
        var pixels = 0;
        for (var block : blocks) {
            if (counts.test(block)) {
                black += block.blackPixels();
                pixels += block.pixels();
            }
        }
        return pixels == 0 ? 0 : black / (double) pixels;
    }

    /// Share of squares that may hold text, 0–1.
    double textShare() {
        return blocks.stream().filter(Block::mayHoldText).count() / (double) blocks.size();
    }

    /// Mean detail over the picture, 0–255.
    double meanDetail() {
        return blocks.stream().mapToDouble(Block::detail).average().orElse(0);
    }

    /// Share of squares that hold an edge, 0–1.
    double edgeShare() {
        return blocks.stream().filter(Block::holdsEdge).count() / (double) blocks.size();
    }

    /// The sharpness that nine of ten edges do not exceed, 0–1; 0 without edges.
    double sharpness() {
        var edges = blocks.stream().filter(Block::holdsEdge).mapToDouble(Block::sharpness);
        var sorted = edges.sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length * 9 / 10];
    }
}
