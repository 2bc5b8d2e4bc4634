package vn.giamsat.registry;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.VideoCodec;

/// What a stream should be; null means no expectation. A difference makes the camera DEGRADED.
///
/// @param width pixels, 16–16,384
/// @param height pixels, 16–16,384
/// @param framesPerSecond 0.1–240
/// @param kilobitsPerSecond 1–1,000,000, as it is set in the camera; the seen rate may be far from
///     it
public record ExpectedStream(
        @Nullable VideoCodec codec,
        @Nullable @Min(16) @Max(16384) Integer width,
        @Nullable @Min(16) @Max(16384) Integer height,
        @Nullable @DecimalMin("0.1") @DecimalMax("240") Double framesPerSecond,
        @Nullable @Min(1) @Max(1_000_000) Integer kilobitsPerSecond) {
    static final ExpectedStream ANYTHING = new ExpectedStream(null, null, null, null, null);
}
