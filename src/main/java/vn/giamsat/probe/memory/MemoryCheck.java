package vn.giamsat.probe.memory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Measure;

/// One way in which a picture may be bad that only memory can tell. Pure.
@FunctionalInterface
interface MemoryCheck {
    Optional<Failure> fault(Sighting sighting);

    /// All checks, what is graver first: noise hides the rest. The picture's own fault stands
    /// before the others, but for blur, which says less than a cover or another scene. What a
    /// graver one explains is not told ([vn.giamsat.probe.Explanation]).
    static List<MemoryCheck> all(MemoryThresholds thresholds) {
        return List.of(
                new NoiseCheck(thresholds),
                new CoverCheck(thresholds),
                sighting -> own(sighting).filter(fault -> fault.code() != FailureCode.VIDEO_BLUR),
                new MovedCheck(thresholds),
                MemoryCheck::own,
                new FreezeCheck(thresholds),
                new ColourCastCheck(thresholds),
                new UnsharpCheck(thresholds));
    }

    /// The gravest fault of the picture itself.
    private static Optional<Failure> own(Sighting sighting) {
        return Optional.ofNullable(sighting.seen().fault());
    }

    /// Whether nothing else is wrong with the picture itself than what a cover or another scene
    /// would explain. Of 180 over-exposed pictures of cameras that nobody moved, 54 were unlike the
    /// reference picture (`VerdictBenchmark`): what is clipped shows no scene.
    static boolean isOpen(Sighting sighting) {
        return own(sighting).map(fault -> fault.code() == FailureCode.VIDEO_BLUR).orElse(true);
    }

    /// A fault whose detail is like `sharpness 0.412 < 0.539, the camera's usual 0.77`.
    static Failure fault(FailureCode code, Measure measured, String format, Object... numbers) {
        return new Failure(code, String.format(Locale.ROOT, format, numbers), measured);
    }
}
