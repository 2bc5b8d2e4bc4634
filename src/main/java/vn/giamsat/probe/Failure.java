package vn.giamsat.probe;

/// The first thing that went wrong in a probe. The detail is for operators and never holds an
/// address, a user name or a password.
public record Failure(FailureCode code, String detail) {
    public Failure(FailureCode code) {
        this(code, "");
    }
}
