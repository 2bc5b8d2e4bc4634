package vn.giamsat.probe.rtsp;

import java.util.List;
import vn.giamsat.probe.rtsp.Headers.Field;
import vn.giamsat.probe.wire.WireText;

/// A request to a camera (RFC 2326 section 6). The header set is as small as the protocol allows,
/// because some cameras reject what they do not know (Hikvision with Basic).
///
/// @param url the exact text, which Digest signs too
/// @param own header lines that this method needs
/// @param identity the Authorization line, or none
record RtspRequest(Method method, String url, int sequence, List<Field> own, List<Field> identity) {
    /// Some cameras answer 401 to requests without one (go2rtc issue 235).
    private static final String USER_AGENT = "giamsat";

    enum Method {
        OPTIONS,
        DESCRIBE,
        SETUP,
        PLAY,
        GET_PARAMETER,
        TEARDOWN
    }

    RtspRequest {
        if (!WireText.isOneWord(url)) {
            throw new IllegalArgumentException("the URL does not fit into a request line");
        }
        own = List.copyOf(own);
        identity = List.copyOf(identity);
    }

    /// In ISO 8859-1.
    String text() {
        var text =
                new StringBuilder(512)
                        .append(method)
                        .append(' ')
                        .append(url)
                        .append(" RTSP/1.0\r\nCSeq: ")
                        .append(sequence)
                        .append("\r\nUser-Agent: ")
                        .append(USER_AGENT)
                        .append("\r\n");
        identity.forEach(field -> append(text, field));
        own.forEach(field -> append(text, field));
        return text.append("\r\n").toString();
    }

    /// Hides the address and the Authorization line.
    @Override
    public String toString() {
        return method + " " + sequence;
    }

    private static void append(StringBuilder text, Field field) {
        text.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
}
