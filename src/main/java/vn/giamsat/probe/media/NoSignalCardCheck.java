package vn.giamsat.probe.media;

import static vn.giamsat.probe.FailureCode.VIDEO_NOSIGNAL_CARD;

import java.util.Optional;
import vn.giamsat.probe.Failure;

/// The flat blue, grey or other card that a recorder draws when it lost its camera. A dark grey or
/// clipped white picture is no card: night and blinding light look like that.
record NoSignalCardCheck(CheckThresholds thresholds) implements PictureCheck {
    private static final int MIN_COLOUR_OF_CARD = 24;
    private static final int DARK_GREY = 25;

    /// What is drawn has no noise; a covered lens looks as flat, but its sensor does not rest.
    private static final double MOST_NOISE = 0.03;

    @Override
    public Optional<Failure> fault(Sight sight) {
        var common = sight.commonColour();
        var dark = common.luma() <= DARK_GREY && common.colour() < MIN_COLOUR_OF_CARD;
        var clipped = common.luma() >= thresholds.whiteLuma();
        var living = sight.facts().noise() > MOST_NOISE;
        return dark || clipped || living || common.share() < thresholds.uniformShare()
                ? Optional.empty()
                : Optional.of(
                        PictureCheck.fault(
                                VIDEO_NOSIGNAL_CARD,
                                "uniformShare",
                                ">=",
                                PictureCheck.ratio(common.share(), thresholds.uniformShare())));
    }
}
