package vn.giamsat.probe.media;

import static vn.giamsat.probe.FailureCode.OVEREXPOSED;

import java.util.Optional;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.MeasureUnit;

/// So much light that the scene is gone: most pixels clipped, or nearly white on average.
record OverexposureCheck(CheckThresholds thresholds) implements PictureCheck {
    @Override
    public Optional<Failure> fault(Sight sight) {
        var white = sight.facts().whiteShare();
        if (white >= thresholds.whiteShare()) {
            return found("whiteShare", PictureCheck.ratio(white, thresholds.whiteShare()));
        }
        var mean = sight.facts().meanLuma();
        return mean >= thresholds.brightMean()
                ? found("meanLuma", new Measure(mean, thresholds.brightMean(), MeasureUnit.LEVELS))
                : Optional.empty();
    }

    private static Optional<Failure> found(String name, Measure measured) {
        return Optional.of(PictureCheck.fault(OVEREXPOSED, name, ">=", measured));
    }
}
