package vn.giamsat.probe.media;

import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.PictureSignature;

/// What the picture checks look at: the facts, and what only they need. Pure.
record Sight(
        PictureFacts facts,
        PictureSignature signature,
        BlockGrid blocks,
        CommonColour commonColour) {
    /// @param width of the picture before it was scaled down
    /// @param height as width
    static Sight of(int width, int height, Pixels pixels, CheckThresholds thresholds) {
        var luma = new LumaHistogram(pixels.luma());
        var blocks = BlockGrid.of(pixels, thresholds.blackLuma());
        var commonColour = CommonColour.of(pixels);
        var signature = Signatures.of(pixels, blocks);
        var facts =
                new PictureFacts(
                        width,
                        height,
                        luma.mean(),
                        luma.spread(),
                        blocks.blackShare(),
                        luma.shareFrom(thresholds.whiteLuma()),
                        blocks.meanDetail(),
                        commonColour.share(),
                        Math.hypot(signature.blueness(), signature.redness()),
                        Grain.of(pixels.luma()));
        return new Sight(facts, signature, blocks, commonColour);
    }
}
