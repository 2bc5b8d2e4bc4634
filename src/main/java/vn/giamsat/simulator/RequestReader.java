package vn.giamsat.simulator;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Cuts what a client sends into requests, leaving out the RTCP frames between them (RFC 2326
/// section 10.12). Event loop of its connection only.
final class RequestReader {
    private static final int MOST_BYTES = 16 * 1024;
    private static final int FRAME_HEADER_BYTES = 4;
    private static final Pattern LINE_END = Pattern.compile("\r\n");
    private static final String HEAD_END = "\r\n\r\n";

    private String pending = ""; // one char a byte

    void add(Buffer received) {
        pending += received.toString(StandardCharsets.ISO_8859_1);
    }

    /// The next whole request, if it has arrived.
    ///
    /// @throws MalformedRequestException when nothing more can be understood
    Optional<RtspRequest> next() {
        skipFrames();
        var end = pending.startsWith("$") ? -1 : pending.indexOf(HEAD_END);
        if (end < 0) {
            return waitForMore();
        }
        var request = parse(pending.substring(0, end));
        var rest = end + HEAD_END.length() + bodyBytes(request);
        if (rest > pending.length()) {
            return Optional.empty();
        }
        pending = pending.substring(rest);
        return Optional.of(request);
    }

    private Optional<RtspRequest> waitForMore() {
        if (!pending.startsWith("$") && pending.length() > MOST_BYTES) {
            throw new MalformedRequestException("a head without end");
        }
        return Optional.empty();
    }

    /// Frames, and the empty lines that some clients send.
    private void skipFrames() {
        pending = pending.stripLeading();
        while (pending.length() >= FRAME_HEADER_BYTES && pending.startsWith("$")) {
            var bytes = FRAME_HEADER_BYTES + (pending.charAt(2) << 8 | pending.charAt(3));
            if (pending.length() < bytes) {
                return;
            }
            pending = pending.substring(bytes).stripLeading();
        }
    }

    private static int bodyBytes(RtspRequest request) {
        return request.header("content-length").map(RequestReader::bytes).orElse(0);
    }

    private static int bytes(String length) {
        if (!length.matches("[0-9]{1,5}") || Integer.parseInt(length) > MOST_BYTES) {
            throw new MalformedRequestException("Content-Length");
        }
        return Integer.parseInt(length);
    }

    private static RtspRequest parse(String head) {
        var lines = LINE_END.split(head);
        var words = lines[0].split(" ");
        if (words.length != 3 || !words[2].startsWith("RTSP/")) {
            throw new MalformedRequestException("request line");
        }
        return new RtspRequest(words[0], words[1], words[2], headers(lines));
    }

    private static Map<String, String> headers(String[] lines) {
        var headers = new HashMap<String, String>();
        for (var index = 1; index < lines.length; index++) {
            var colon = lines[index].indexOf(':');
            if (colon < 1) {
                throw new MalformedRequestException("header line");
            }
            headers.put(
                    lines[index].substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    lines[index].substring(colon + 1).strip());
        }
        return headers;
    }
}
