package vn.giamsat.campaign;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The line that pictures would take.
///
/// @param megabitsPerSecond upstream, as measured there
public record Uplink(
        @Nullable @Size(max = 100) String provider,
        @Nullable @DecimalMin("0") @DecimalMax("100000") Double megabitsPerSecond) {
    static final Uplink UNKNOWN = new Uplink(null, null);
}
