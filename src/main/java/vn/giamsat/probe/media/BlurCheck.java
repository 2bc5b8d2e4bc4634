package vn.giamsat.probe.media;

import static vn.giamsat.probe.FailureCode.VIDEO_BLUR;

import java.util.Optional;
import vn.giamsat.probe.Failure;

/// A covered lens, where nothing has an edge, or one far out of focus, where no edge is sharp. A
/// plain wall passes, because somewhere it has a sharp edge, and so does a dark picture, because
/// noise is sharp. Burnt-in text is always sharp, so the upper and lower sixth are left out.
record BlurCheck(CheckThresholds thresholds) implements PictureCheck {
    @Override
    public Optional<Failure> fault(Sight sight) {
        var middle = sight.blocks().middle();
        var edges = middle.edgeShare();
        if (edges < thresholds.edgeShare()) {
            return found("edgeShare", edges, thresholds.edgeShare());
        }
        var sharpness = middle.sharpness();
        return sharpness < thresholds.edgeSharpness()
                ? found("sharpness", sharpness, thresholds.edgeSharpness())
                : Optional.empty();
    }

    private static Optional<Failure> found(String name, double value, double limit) {
        return Optional.of(
                PictureCheck.fault(VIDEO_BLUR, name, "<", PictureCheck.ratio(value, limit)));
    }
}
