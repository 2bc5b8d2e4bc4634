package vn.giamsat.probe.rtsp;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Start line and headers of one RTSP message whose body may still be on its way. Lenient where
/// cameras are sloppy: trailing spaces, missing reason phrases, bare line feeds.
///
/// @param status of a response; 0 for a request
/// @param method of a request; empty for a response
/// @param bodyBytes what Content-Length announces; -1 when it is no number
record Head(int status, String method, Headers headers, int bodyBytes) {
    private static final Pattern STATUS_LINE =
            Pattern.compile("RTSP/[0-9]{1,3}\\.[0-9]{1,3}[ \\t]+([1-5][0-9]{2})(?:[ \\t].*)?");
    private static final Pattern REQUEST_LINE =
            Pattern.compile(
                    "([A-Z_]{1,20})[ \\t]+[^ \\t]+[ \\t]+RTSP/[0-9]{1,3}\\.[0-9]{1,3}[ \\t]*");

    /// Reads a head; null when the start line is none of RTSP.
    static @Nullable Head parse(String text) {
        var end = Headers.endOfLine(text, 0);
        var line = text.substring(0, Headers.endOfText(text, 0, end));
        var headers = Headers.parse(text, end + 1);
        var bodyBytes = headers.first("Content-Length").map(Head::length).orElse(0);
        var response = STATUS_LINE.matcher(line);
        if (response.matches()) {
            return new Head(Integer.parseInt(response.group(1)), "", headers, bodyBytes);
        }
        var request = REQUEST_LINE.matcher(line);
        return request.matches() ? new Head(0, request.group(1), headers, bodyBytes) : null;
    }

    Incoming with(byte[] body) {
        return method.isEmpty()
                ? new RtspResponse(status, headers, body)
                : new Incoming.PeerRequest(method, headers);
    }

    private static int length(String value) {
        try {
            return Math.max(-1, Integer.parseInt(value));
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}
