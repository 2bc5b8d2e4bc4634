package vn.giamsat.probe.memory;

import vn.giamsat.probe.PictureExaminer.Examination.Seen;

/// The rolling baseline of a camera by one light: means over its last good pictures, where older
/// ones count less and less.
///
/// @param pictures how many were learnt from
/// @param lumaSpread as in [vn.giamsat.probe.PictureFacts]
/// @param edgeShare as in [vn.giamsat.probe.PictureSignature], as sharpness
/// @param blueness mean difference of blue from grey in percent of mean luma: less light makes less
///     colour too
/// @param redness as blueness
/// @param noise as in [vn.giamsat.probe.PictureFacts]
record Usual(
        int pictures,
        double lumaSpread,
        double edgeShare,
        double sharpness,
        double blueness,
        double redness,
        double noise) {
    static final Usual NOTHING = new Usual(0, 0, 0, 0, 0, 0, 0);

    /// A new picture counts a 32nd: a few hours of picture probes.
    private static final double LEAST_WEIGHT = 1 / 32.0;

    private static final double LEAST_LUMA = 20;

    /// @param pace how much of its weight the picture has, 0–1
    Usual learn(Seen seen, double pace) {
        var weight = pace * Math.max(LEAST_WEIGHT, 1 / (pictures + 1.0));
        return new Usual(
                pictures + 1,
                mixed(lumaSpread, seen.facts().lumaSpread(), weight),
                mixed(edgeShare, seen.signature().edgeShare(), weight),
                mixed(sharpness, seen.signature().sharpness(), weight),
                mixed(blueness, percent(seen.signature().blueness(), seen), weight),
                mixed(redness, percent(seen.signature().redness(), seen), weight),
                mixed(noise, seen.facts().noise(), weight));
    }

    private static double mixed(double old, double fresh, double weight) {
        return old + (fresh - old) * weight;
    }

    private static double percent(double difference, Seen seen) {
        return 100 * difference / Math.max(LEAST_LUMA, seen.facts().meanLuma());
    }

    /// How far the mean colour is from the usual one, in percent of mean luma.
    double colourDistance(Seen seen) {
        return Math.hypot(
                percent(seen.signature().blueness(), seen) - blueness,
                percent(seen.signature().redness(), seen) - redness);
    }
}
