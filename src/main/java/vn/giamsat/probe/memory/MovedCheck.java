package vn.giamsat.probe.memory;

import static vn.giamsat.probe.FailureCode.VIDEO_MOVED;

import java.util.Optional;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.MeasureUnit;

/// Somebody turned the camera, or it hangs from its bracket: what it shows is not what a person
/// approved. Other light makes no other scene ([Relief]), nor does who walks through; what was
/// approved of another stream address or by other light is not compared ([References]).
record MovedCheck(MemoryThresholds thresholds) implements MemoryCheck {
    @Override
    public Optional<Failure> fault(Sighting sighting) {
        return Optional.ofNullable(sighting.likeness())
                .filter(likeness -> MemoryCheck.isOpen(sighting))
                .filter(likeness -> likeness < thresholds.movedLikeness())
                .map(
                        likeness ->
                                MemoryCheck.fault(
                                        VIDEO_MOVED,
                                        new Measure(
                                                likeness,
                                                thresholds.movedLikeness(),
                                                MeasureUnit.RATIO),
                                        "likeness to the reference picture %.3f < %s",
                                        likeness,
                                        thresholds.movedLikeness()));
    }
}
