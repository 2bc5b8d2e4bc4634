package vn.giamsat.probe.memory;

import static vn.giamsat.probe.FailureCode.VIDEO_COVERED;

import java.util.Optional;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.MeasureUnit;

/// Something is before the lens: the edges that the camera usually shows are gone, what is left is
/// even, and it stays. Against a plain wall nothing is usual but a plain wall, and a hand that
/// passes does not stay.
record CoverCheck(MemoryThresholds thresholds) implements MemoryCheck {
    @Override
    public Optional<Failure> fault(Sighting sighting) {
        var edges = sighting.barest().edgeShare() * thresholds.coveredEdges();
        var spread = sighting.barest().lumaSpread() * thresholds.coveredSpread();
        return MemoryCheck.isOpen(sighting)
                        && thresholds.knows(sighting.barest())
                        && sighting.seen().signature().edgeShare() < edges
                        && sighting.seen().facts().lumaSpread() < spread
                        && sighting.change() <= thresholds.coveredChange()
                ? Optional.of(fault(sighting, edges, spread))
                : Optional.empty();
    }

    private Failure fault(Sighting sighting, double edges, double spread) {
        var seen = sighting.seen().signature().edgeShare();
        return MemoryCheck.fault(
                VIDEO_COVERED,
                new Measure(seen, edges, MeasureUnit.RATIO),
                "edgeShare %.3f < %.3f, lumaSpread %.1f < %.1f, change %.1f <= %s",
                seen,
                edges,
                sighting.seen().facts().lumaSpread(),
                spread,
                sighting.change(),
                thresholds.coveredChange());
    }
}
