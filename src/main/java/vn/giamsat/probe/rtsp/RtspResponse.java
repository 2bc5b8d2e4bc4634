package vn.giamsat.probe.rtsp;

import java.nio.charset.StandardCharsets;

/// An answer of a camera (RFC 2326 section 7). The array is not copied; nobody changes it.
///
/// @param status 100–599
record RtspResponse(int status, Headers headers, byte[] body) implements Incoming {
    static final int UNAUTHORIZED = 401;

    /// Whether the real answer is still to come.
    boolean isProvisional() {
        return status < 200;
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    String bodyText() {
        return new String(body, StandardCharsets.ISO_8859_1);
    }
}
