package vn.giamsat.probe.media;

import vn.giamsat.probe.PictureFacts;

/// What the picture checks look at: the facts, and what only they need. Pure.
record Sight(PictureFacts facts, BlockGrid blocks, CommonColour commonColour) {
    /// @param width of the picture before it was scaled down
    /// @param height as width
    static Sight of(int width, int height, Pixels pixels, CheckThresholds thresholds) {
        var luma = new LumaHistogram(pixels.luma());
        var blocks = BlockGrid.of(pixels, thresholds.blackLuma());
        var commonColour = CommonColour.of(pixels);
        var facts =
                new PictureFacts(
                        width,
                        height,
                        luma.mean(),
                        luma.spread(),
                        blocks.blackShare(),
                        luma.shareFrom(thresholds.whiteLuma()),
                        blocks.meanDetail(),
                        commonColour.share());
        return new Sight(facts, blocks, commonColour);
    }
}
