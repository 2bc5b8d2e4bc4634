package vn.giamsat.probe.media;

import static vn.giamsat.probe.FailureCode.VIDEO_NOSIGNAL_CARD;

import java.util.Optional;
import vn.giamsat.probe.Failure;

/// The flat blue, grey or other card that a recorder draws when it lost its camera. A dark grey or
/// clipped white picture is no card: night and blinding light look like that.
record NoSignalCardCheck(CheckThresholds thresholds) implements PictureCheck {
    private static final int MIN_COLOUR_OF_CARD = 24;

    @Override
    public Optional<Failure> fault(Sight sight) {
        var common = sight.commonColour();
        var dark = common.luma() <= thresholds.blackLuma() && common.colour() < MIN_COLOUR_OF_CARD;
        var clipped = common.luma() >= thresholds.whiteLuma();
        return dark || clipped || common.share() < thresholds.uniformShare()
                ? Optional.empty()
                : Optional.of(
                        PictureCheck.fault(
                                VIDEO_NOSIGNAL_CARD,
                                "uniformShare",
                                common.share(),
                                ">=",
                                thresholds.uniformShare()));
    }
}
