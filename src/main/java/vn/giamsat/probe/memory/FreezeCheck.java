package vn.giamsat.probe.memory;

import static vn.giamsat.probe.FailureCode.VIDEO_FROZEN;

import java.util.Optional;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.MeasureUnit;

/// The camera, or what relays it, sends the same picture again and again, while its packets and
/// their timestamps go on. A living sensor never gives the same picture twice: its noise moves the
/// mean of each square, by night and in an empty corridor too. So pictures count as the same only
/// down to that; a few squares are left to a clock that is burnt in behind the frozen part.
record FreezeCheck(MemoryThresholds thresholds) implements MemoryCheck {
    @Override
    public Optional<Failure> fault(Sighting sighting) {
        var still = sighting.still();
        if (sighting.sameShare() < thresholds.sameShare()
                || still.compareTo(thresholds.freezeAfter()) < 0) {
            return Optional.empty();
        }
        return Optional.of(
                MemoryCheck.fault(
                        VIDEO_FROZEN,
                        new Measure(
                                still.toSeconds(),
                                thresholds.freezeAfter().toSeconds(),
                                MeasureUnit.SECONDS),
                        "sameShare %.3f >= %s for %d s",
                        sighting.sameShare(),
                        thresholds.sameShare(),
                        still.toSeconds()));
    }
}
