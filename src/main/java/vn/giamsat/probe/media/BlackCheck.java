package vn.giamsat.probe.media;

import static vn.giamsat.probe.FailureCode.VIDEO_BLACK;

import java.util.Optional;
import vn.giamsat.probe.Failure;

/// No light at all: a dead sensor, a closed lens, a recorder that plays black for a lost camera.
/// Burnt-in text is left out while it covers little. A noisy night picture has too many pixels that
/// are not black.
record BlackCheck(CheckThresholds thresholds) implements PictureCheck {
    @Override
    public Optional<Failure> fault(Sight sight) {
        var withText = sight.blocks().textShare() <= thresholds.textShare();
        var share = withText ? sight.blocks().blackShareOutsideText() : sight.facts().blackShare();
        return share < thresholds.blackShare()
                ? Optional.empty()
                : Optional.of(
                        PictureCheck.fault(
                                VIDEO_BLACK,
                                "blackShare",
                                ">=",
                                PictureCheck.ratio(share, thresholds.blackShare())));
    }
}
