package vn.giamsat.digest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// Whether and when a person wants the digest.
///
/// @param hour of the day, in Vietnam (Asia/Ho_Chi_Minh), 0 to 23; null for 7
public record DigestDraft(@NotNull Boolean wanted, @Nullable @Min(0) @Max(23) Integer hour) {
    static final int MORNING = 7;

    int hourOrDefault() {
        return hour == null ? MORNING : hour;
    }
}
