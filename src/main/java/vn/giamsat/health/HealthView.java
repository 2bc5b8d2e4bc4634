package vn.giamsat.health;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.Rung;

/// The health of a camera as people see it.
///
/// @param since when the state began; null while UNKNOWN
/// @param rung the highest rung that the last probe reached
/// @param reason the first failing reason of the last probe; null when it reached VERIFIED
/// @param detail more about the reason, for operators: number and threshold of a verdict
/// @param confirmation how many of the last pictures had the reason; null when it is no verdict on
///     a picture
/// @param findings all that the last probe found wrong, the gravest first, which is the reason; at
///     most 8
/// @param checkedAt when the last probe that judged the camera began
public record HealthView(
        HealthState state,
        @Nullable Instant since,
        Rung rung,
        @Nullable FailureCode reason,
        @Nullable String detail,
        @Nullable Confirmation confirmation,
        List<Finding> findings,
        @Nullable Instant checkedAt,
        List<RungTiming> timings,
        @Nullable StreamView stream,
        @Nullable PictureFacts picture) {
    /// Of a camera that no probe has judged yet.
    public static final HealthView NEVER_PROBED =
            new HealthView(
                    HealthState.UNKNOWN,
                    null,
                    Rung.NONE,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    List.of(),
                    null,
                    null);
}
