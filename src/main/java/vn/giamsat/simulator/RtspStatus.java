package vn.giamsat.simulator;

/// The status lines that simulated cameras use (RFC 2326 section 7.1.1).
enum RtspStatus {
    OK(200, "OK"),
    FOUND(302, "Moved Temporarily"),
    BAD_REQUEST(400, "Bad Request"),
    UNAUTHORIZED(401, "Unauthorized"),
    NOT_FOUND(404, "Not Found"),
    NOT_ENOUGH_BANDWIDTH(453, "Not Enough Bandwidth"),
    SESSION_NOT_FOUND(454, "Session Not Found"),
    NOT_IN_THIS_STATE(455, "Method Not Valid in This State"),
    AGGREGATE(459, "Aggregate Operation Not Allowed"),
    UNSUPPORTED_TRANSPORT(461, "Unsupported Transport"),
    NOT_IMPLEMENTED(501, "Not Implemented"),
    UNAVAILABLE(503, "Service Unavailable"),
    VERSION_NOT_SUPPORTED(505, "RTSP Version Not Supported"),
    OPTION_NOT_SUPPORTED(551, "Option Not Supported");

    private final String line;

    RtspStatus(int code, String reason) {
        line = "RTSP/1.0 " + code + " " + reason;
    }

    String line() {
        return line;
    }
}
