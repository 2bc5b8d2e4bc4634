package vn.giamsat.health;

import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Measure;

/// One of the things that a probe found wrong with a camera.
///
/// @param detail for operators; absent when there is no more to say
/// @param measured number and threshold of a verdict; absent for what has no number, as a refused
///     connection
/// @param confirmation how many of the last pictures had it too; absent for what is no verdict on a
///     picture, and where the health of the camera is not known
public record Finding(
        FailureCode code,
        @Nullable String detail,
        @Nullable Measure measured,
        @Nullable Confirmation confirmation) {
    private static final int MAX_DETAIL = 500;

    public static Finding of(Failure failure) {
        return new Finding(failure.code(), printable(failure.detail()), failure.measured(), null);
    }

    /// Without control characters, which `jsonb` refuses; a camera may have said them.
    private static @Nullable String printable(String detail) {
        if (detail.isBlank()) {
            return null;
        }
        var clean = detail.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= MAX_DETAIL ? clean : clean.substring(0, MAX_DETAIL);
    }

    /// The same, counted.
    Finding with(@Nullable Confirmation counted) {
        return new Finding(code, detail, measured, counted);
    }
}
