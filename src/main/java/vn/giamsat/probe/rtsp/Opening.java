package vn.giamsat.probe.rtsp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How an RTSP message begins: an answer, or one of the requests that a camera may send (RFC 2326
/// section 10, RFC 7826 section 13.5).
final class Opening {
    private static final List<byte[]> ALL =
            List.of(
                    bytes("RTSP/"),
                    bytes("OPTIONS "),
                    bytes("GET_PARAMETER "),
                    bytes("SET_PARAMETER "),
                    bytes("ANNOUNCE "),
                    bytes("REDIRECT "),
                    bytes("TEARDOWN "),
                    bytes("PLAY_NOTIFY "));

    private Opening() {}

    /// Empty when no message begins at `start`; otherwise whether the opening is there in full.
    static Optional<Boolean> at(byte[] bytes, int start, int end) {
        for (var opening : ALL) {
            var length = Math.min(opening.length, end - start);
            if (Arrays.equals(bytes, start, start + length, opening, 0, length)) {
                return Optional.of(length == opening.length);
            }
        }
        return Optional.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
