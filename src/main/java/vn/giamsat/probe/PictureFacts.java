package vn.giamsat.probe;

import org.jspecify.annotations.Nullable;

/// What was measured on the decoded picture. Luma is full range, 0 (black) to 255 (white).
///
/// @param meanLuma 0–255
/// @param lumaSpread standard deviation of luma, 0–128
/// @param blackShare share of pixels that are black, 0–1
/// @param whiteShare share of pixels that are clipped white, 0–1
/// @param detail mean absolute difference of neighbouring pixels, 0–255; low means blurred or empty
/// @param uniformShare share of pixels within a narrow band around the commonest colour, 0–1
/// @param colourCast how far the mean colour is from grey, 0–181; infra-red pictures have 0
/// @param noise standard deviation of what differs from pixel to pixel where nothing is to be seen,
///     in levels of luma
/// @param likeness to the reference picture that a person approved, -1 to 1; null where there is
///     none of this stream and light, or where too little is to be seen
public record PictureFacts(
        int width,
        int height,
        double meanLuma,
        double lumaSpread,
        double blackShare,
        double whiteShare,
        double detail,
        double uniformShare,
        double colourCast,
        double noise,
        @Nullable Double likeness) {
    /// Of a picture that nobody compared yet.
    public PictureFacts(
            int width,
            int height,
            double meanLuma,
            double lumaSpread,
            double blackShare,
            double whiteShare,
            double detail,
            double uniformShare,
            double colourCast,
            double noise) {
        this(
                width,
                height,
                meanLuma,
                lumaSpread,
                blackShare,
                whiteShare,
                detail,
                uniformShare,
                colourCast,
                noise,
                null);
    }

    /// The same, compared.
    public PictureFacts withLikeness(@Nullable Double found) {
        return new PictureFacts(
                width,
                height,
                meanLuma,
                lumaSpread,
                blackShare,
                whiteShare,
                detail,
                uniformShare,
                colourCast,
                noise,
                found);
    }
}
