package vn.giamsat.simulator;

/// What a client sent is no RTSP, or too long; the connection cannot go on.
final class MalformedRequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedRequestException(String reason) {
        super(reason);
    }
}
