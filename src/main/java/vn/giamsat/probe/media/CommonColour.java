package vn.giamsat.probe.media;

/// The commonest colour of a picture and how much of the picture has it. Colours are looked at
/// where chroma is stored: one for 2 × 2 pixels.
///
/// @param luma 0–255
/// @param colour how far it is from grey, 0–128
/// @param share of the pixels that are within a narrow band around it, 0–1
record CommonColour(int luma, int colour, double share) {
    /// A drawn card is flat; even a plain wall under a lamp is not.
    private static final int LUMA_BAND = 2;

    private static final int COLOUR_BAND = 4;
    private static final int NEUTRAL = 128;
    private static final int LUMA_SHIFT = 16;
    private static final int BLUENESS_SHIFT = 8;

    static CommonColour of(Pixels pixels) {
        var colours = colours(pixels);
        var centre = meanOfBin(colours, fullestBin(colours));
        var luma = component(centre, LUMA_SHIFT);
        var blueness = component(centre, BLUENESS_SHIFT);
        var redness = component(centre, 0);
        var near = 0;
        for (var colour : colours) {
            if (Math.abs(component(colour, LUMA_SHIFT) - luma) <= LUMA_BAND
                    && Math.abs(component(colour, BLUENESS_SHIFT) - blueness) <= COLOUR_BAND
                    && Math.abs(component(colour, 0) - redness) <= COLOUR_BAND) {
                near++;
            }
        }
        var fromGrey = Math.max(Math.abs(blueness - NEUTRAL), Math.abs(redness - NEUTRAL));
        return new CommonColour(luma, fromGrey, near / (double) colours.length);
    }

    /// Each colour packed into one number.
    private static int[] colours(Pixels pixels) {
        var blueness = pixels.blueness();
        var redness = pixels.redness();
        var colours = new int[blueness.width() * blueness.height()];
        var index = 0;
        for (var y = 0; y < blueness.height(); y++) {
            var upper = pixels.luma().row(2 * y);
            for (var x = 0; x < blueness.width(); x++) {
                colours[index++] =
                        meanLuma(pixels.luma(), upper + 2 * x) << LUMA_SHIFT
                                | (blueness.bytes()[blueness.row(y) + x] & 0xFF) << BLUENESS_SHIFT
                                | redness.bytes()[redness.row(y) + x] & 0xFF;
            }
        }
        return colours;
    }

    /// Of the pixel at this place in the bytes, and those on its right and below.
    private static int meanLuma(Plane luma, int place) {
        var bytes = luma.bytes();
        var below = place + luma.stride();
        return ((bytes[place] & 0xFF)
                        + (bytes[place + 1] & 0xFF)
                        + (bytes[below] & 0xFF)
                        + (bytes[below + 1] & 0xFF))
                / 4;
    }

    private static int fullestBin(int[] colours) {
        var counts = new int[16 * 16 * 16];
        var fullest = 0;
        for (var colour : colours) {
            var bin = bin(colour);
            if (++counts[bin] > counts[fullest]) {
                fullest = bin;
            }
        }
        return fullest;
    }

    private static int meanOfBin(int[] colours, int bin) {
        var luma = 0;
        var blueness = 0;
        var redness = 0;
        var count = 0;
        for (var colour : colours) {
            if (bin(colour) == bin) {
                luma += component(colour, LUMA_SHIFT);
                blueness += component(colour, BLUENESS_SHIFT);
                redness += component(colour, 0);
                count++;
            }
        }
        return (luma + count / 2) / count << LUMA_SHIFT
                | (blueness + count / 2) / count << BLUENESS_SHIFT
                | (redness + count / 2) / count;
    }

    /// The upper four bits of each component.
    private static int bin(int colour) {
        return component(colour, LUMA_SHIFT) >> 4 << 8
                | component(colour, BLUENESS_SHIFT) >> 4 << 4
                | component(colour, 0) >> 4;
    }

    private static int component(int colour, int shift) {
        return colour >> shift & 0xFF;
    }
}
