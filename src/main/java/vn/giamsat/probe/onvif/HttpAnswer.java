package vn.giamsat.probe.onvif;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What came back over HTTP.
///
/// @param challenges values of WWW-Authenticate
/// @param claimsXml whether its media type is one of XML
/// @param body not copied, nobody changes it
record HttpAnswer(int status, List<String> challenges, boolean claimsXml, byte[] body) {
    HttpAnswer {
        challenges = List.copyOf(challenges);
    }

    /// The body as ASCII, to look for words in.
    String words() {
        return new String(body, StandardCharsets.ISO_8859_1);
    }
}
