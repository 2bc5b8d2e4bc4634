package vn.giamsat.probe.memory;

import static vn.giamsat.probe.FailureCode.VIDEO_NOISE;

import java.util.Optional;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.MeasureUnit;

/// The snow of an encoder whose input lost its signal, or noise as strong over the scene. Foliage,
/// gravel and a grainy night are as rough in one picture: but what a camera always sees is usual,
/// and where the last picture is still to be seen, something is before the lens.
record NoiseCheck(MemoryThresholds thresholds) implements MemoryCheck {
    private static final double TIMES_USUAL = 2;

    @Override
    public Optional<Failure> fault(Sighting sighting) {
        var noise = sighting.seen().facts().noise();
        if (noise < thresholds.noise()) {
            return Optional.empty();
        }
        if (sighting.nothingStayed()) {
            return found("noise %.1f >= %s, nothing of the last picture stayed", noise);
        }
        var usual = sighting.usualNoise();
        return usual != null && noise >= TIMES_USUAL * usual
                ? found("noise %.1f >= %s, usually %.1f", noise, usual)
                : Optional.empty();
    }

    private Optional<Failure> found(String format, double noise, Object... more) {
        var measured = new Measure(noise, thresholds.noise(), MeasureUnit.LEVELS);
        var numbers = new Object[2 + more.length];
        numbers[0] = noise;
        numbers[1] = thresholds.noise();
        System.arraycopy(more, 0, numbers, 2, more.length);
        return Optional.of(MemoryCheck.fault(VIDEO_NOISE, measured, format, numbers));
    }
}
