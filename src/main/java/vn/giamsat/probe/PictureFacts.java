package vn.giamsat.probe;

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
        double noise) {}
