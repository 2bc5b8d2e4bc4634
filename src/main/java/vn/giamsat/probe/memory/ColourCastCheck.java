package vn.giamsat.probe.memory;

import static vn.giamsat.probe.FailureCode.VIDEO_COLOUR_CAST;

import java.util.Optional;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.MeasureUnit;

/// A tint over everything, as of a failing sensor or filter: the mean colour is far from the usual
/// one by daylight. Infra-red light, which takes all colour away, is another light ([Light]), and
/// no fault.
record ColourCastCheck(MemoryThresholds thresholds) implements MemoryCheck {
    @Override
    public Optional<Failure> fault(Sighting sighting) {
        var seen = sighting.seen();
        var distance = sighting.usual().colourDistance(seen);
        return Light.of(seen.facts()) == Light.DAY
                        && thresholds.knows(sighting.usual())
                        && distance >= thresholds.colourDistance()
                ? Optional.of(
                        MemoryCheck.fault(
                                VIDEO_COLOUR_CAST,
                                new Measure(
                                        distance, thresholds.colourDistance(), MeasureUnit.PERCENT),
                                "colourDistance %.1f >= %s",
                                distance,
                                thresholds.colourDistance()))
                : Optional.empty();
    }
}
