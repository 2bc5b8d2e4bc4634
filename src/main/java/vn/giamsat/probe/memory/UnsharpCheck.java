package vn.giamsat.probe.memory;

import static vn.giamsat.probe.FailureCode.VIDEO_BLUR;

import java.util.Optional;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.MeasureUnit;

/// Out of focus, or dirty, by the camera's own measure: its edges are less sharp than usual by the
/// same light.
record UnsharpCheck(MemoryThresholds thresholds) implements MemoryCheck {
    /// Fewer edges tell nothing of focus.
    private static final double FEW_EDGES = 0.01;

    @Override
    public Optional<Failure> fault(Sighting sighting) {
        var seen = sighting.seen().signature();
        var usual = sighting.usual();
        var limit = usual.sharpness() * thresholds.blurredSharpness();
        return thresholds.knows(usual) && seen.edgeShare() >= FEW_EDGES && seen.sharpness() < limit
                ? Optional.of(
                        MemoryCheck.fault(
                                VIDEO_BLUR,
                                new Measure(seen.sharpness(), limit, MeasureUnit.RATIO),
                                "sharpness %.3f < %.3f, usually %.3f",
                                seen.sharpness(),
                                limit,
                                usual.sharpness()))
                : Optional.empty();
    }
}
