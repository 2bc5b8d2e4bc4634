package vn.giamsat.probe.media;

import static vn.giamsat.probe.FailureCode.OVEREXPOSED;

import java.util.Optional;
import vn.giamsat.probe.Failure;

/// So much light that the scene is gone: most pixels clipped, or nearly white on average.
record OverexposureCheck(CheckThresholds thresholds) implements PictureCheck {
    @Override
    public Optional<Failure> fault(Sight sight) {
        var white = sight.facts().whiteShare();
        if (white >= thresholds.whiteShare()) {
            return found("whiteShare", white, thresholds.whiteShare());
        }
        var mean = sight.facts().meanLuma();
        return mean >= thresholds.brightMean()
                ? found("meanLuma", mean, thresholds.brightMean())
                : Optional.empty();
    }

    private static Optional<Failure> found(String name, double value, double limit) {
        return Optional.of(PictureCheck.fault(OVEREXPOSED, name, value, ">=", limit));
    }
}
