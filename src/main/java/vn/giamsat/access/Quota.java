package vn.giamsat.access;

import java.time.Duration;

/// One policy and what a client has left of it, as the fields of
/// draft-ietf-httpapi-ratelimit-headers-10 tell it.
record Quota(String policy, Rate rate, Buckets.Level level) {
    /// A member of `RateLimit-Policy`, for example `"probe-person";q=30;w=60`.
    String policyField() {
        return "\"%s\";q=%d;w=%d".formatted(policy, rate.permits(), rate.per().toSeconds());
    }

    /// A member of `RateLimit`, for example `"probe-person";r=12;t=36`: 12 are left, and in 36 s
    /// all are back.
    String stateField() {
        return "\"%s\";r=%d;t=%d".formatted(policy, level.permits(), seconds(level.full()));
    }

    boolean exhausted() {
        return level.permits() == 0;
    }

    /// Rounded up: who comes back then is not refused again.
    static long seconds(Duration time) {
        return time.plusNanos(999_999_999).toSeconds();
    }
}
