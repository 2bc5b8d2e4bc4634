package vn.giamsat.probe.memory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.PictureExaminer.Examination.Seen;

/// One way in which a picture may be bad that only memory can tell. Pure.
@FunctionalInterface
interface MemoryCheck {
    Optional<Failure> fault(Sighting sighting);

    /// All checks, in order of precedence: the first that finds a fault names it. Noise hides the
    /// rest. The picture's own fault stands before the others, but for blur, which says less than a
    /// cover or another scene.
    static List<MemoryCheck> all(MemoryThresholds thresholds) {
        return List.of(
                new NoiseCheck(thresholds),
                new CoverCheck(thresholds),
                new MovedCheck(thresholds),
                sighting -> Optional.ofNullable(sighting.seen().fault()),
                new FreezeCheck(thresholds),
                new ColourCastCheck(thresholds),
                new UnsharpCheck(thresholds));
    }

    /// Whether nothing else is wrong with the picture itself than what a cover or another scene
    /// would explain.
    static boolean isOpen(Seen seen) {
        var fault = seen.fault();
        return fault == null || fault.code() == FailureCode.VIDEO_BLUR;
    }

    /// A fault whose detail is like `sharpness 0.412 < 0.539, the camera's usual 0.77`.
    static Failure fault(FailureCode code, String format, Object... numbers) {
        return new Failure(code, String.format(Locale.ROOT, format, numbers));
    }
}
