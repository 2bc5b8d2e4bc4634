package vn.giamsat.probe.media;

/// The bytes are no picture that can be shown; the message says why, for operators.
public final class UndecodableException extends Exception {
    UndecodableException(String reason) {
        super(reason, null, false, false); // expected input, not a bug: no stack trace
    }
}
