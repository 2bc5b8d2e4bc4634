package vn.giamsat.simulator;

import java.util.Map;
import java.util.Optional;

/// A request as a client sent it (RFC 2326 section 6).
///
/// @param methodName as it stands
/// @param uri as it stands: Digest proves just this text
/// @param headers by name in lower case
record RtspRequest(String methodName, String uri, String version, Map<String, String> headers) {
    private static final String SCHEME_END = "://";

    RtspRequest {
        headers = Map.copyOf(headers);
    }

    RtspMethod method() {
        return RtspMethod.named(methodName);
    }

    /// @param name in lower case
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// Whether the request is for the video rather than for all that the camera offers.
    boolean isForTrack() {
        return uri.endsWith("/" + SessionDescription.TRACK);
    }

    /// Whom it is for: neither host nor track nor query.
    String path() {
        var scheme = uri.indexOf(SCHEME_END);
        var start = scheme < 0 ? 0 : uri.indexOf('/', scheme + SCHEME_END.length());
        if (start < 0) {
            return "/";
        }
        var end = isForTrack() ? uri.length() - SessionDescription.TRACK.length() : uri.length();
        var query = uri.indexOf('?');
        return uri.substring(start, query >= start ? Math.min(query, end) : end);
    }
}
