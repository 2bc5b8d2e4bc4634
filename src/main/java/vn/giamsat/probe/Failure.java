package vn.giamsat.probe;

import org.jspecify.annotations.Nullable;

/// Something that went wrong in a probe: the first thing, or one of several that are wrong with a
/// picture and its stream. The detail is for operators and never holds an address, a user name or a
/// password.
///
/// @param measured what was measured, and what it was held against; null for what has no number
public record Failure(FailureCode code, String detail, @Nullable Measure measured) {
    public Failure(FailureCode code) {
        this(code, "");
    }

    public Failure(FailureCode code, String detail) {
        this(code, detail, null);
    }

    /// What is remembered of it.
    public Failure withoutDetail() {
        return new Failure(code, "", measured);
    }
}
