package vn.giamsat.simulator;

import java.util.stream.Stream;

/// The status lines that simulated cameras use (RFC 2326 section 7.1.1).
public enum RtspStatus {
    OK(200, "OK"),
    FOUND(302, "Moved Temporarily"),
    BAD_REQUEST(400, "Bad Request"),
    UNAUTHORIZED(401, "Unauthorized"),
    FORBIDDEN(403, "Forbidden"),
    NOT_FOUND(404, "Not Found"),
    PARAMETER_NOT_UNDERSTOOD(451, "Parameter Not Understood"),
    NOT_ENOUGH_BANDWIDTH(453, "Not Enough Bandwidth"),
    SESSION_NOT_FOUND(454, "Session Not Found"),
    NOT_IN_THIS_STATE(455, "Method Not Valid in This State"),
    AGGREGATE(459, "Aggregate Operation Not Allowed"),
    ONLY_AGGREGATE(460, "Only Aggregate Operation Allowed"),
    UNSUPPORTED_TRANSPORT(461, "Unsupported Transport"),
    INTERNAL_ERROR(500, "Internal Server Error"),
    NOT_IMPLEMENTED(501, "Not Implemented"),
    UNAVAILABLE(503, "Service Unavailable"),
    VERSION_NOT_SUPPORTED(505, "RTSP Version Not Supported"),
    OPTION_NOT_SUPPORTED(551, "Option Not Supported");

    private static final int FIRST_ERROR = 400;

    private final int code;
    private final String reason;

    RtspStatus(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    /// All that refuse a request for good, whoever asks: 401 only wants to know who it is.
    static Stream<RtspStatus> errors() {
        return Stream.of(values())
                .filter(status -> status.code >= FIRST_ERROR && status != UNAUTHORIZED);
    }

    int code() {
        return code;
    }

    String line() {
        return "RTSP/1.0 " + code + " " + reason;
    }
}
