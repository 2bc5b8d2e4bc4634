package vn.giamsat.api.rest;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// The key that a request named, and what tells the request from another one with the same key:
/// method, path, query, media type, body, and the headers that an upload is announced with.
///
/// @param key without quotes
/// @param request a password may be guessed by it, so it is stored as its keyed digest
record Fingerprint(String key, String request) {
    static final String HEADER = "Idempotency-Key";

    /// A string of RFC 9651, as the draft has it, or the bare characters, as most clients send it.
    private static final Pattern FORM =
            Pattern.compile("(?<quote>\"?)(?<key>[!-~&&[^\"\\\\]]{1,64})\\k<quote>");

    /// @throws Problem INVALID_IDEMPOTENCY_KEY
    static Fingerprint of(RoutingContext request) {
        return new Fingerprint(
                key(request.request().headers().getAll(HEADER)),
                seen(request) + announced(request));
    }

    static String key(List<String> headers) {
        var form = FORM.matcher(headers.getFirst().strip());
        if (headers.size() > 1 || !form.matches()) {
            throw new Problem(ErrorCode.INVALID_IDEMPOTENCY_KEY);
        }
        return form.group("key");
    }

    private static String seen(RoutingContext request) {
        var asked = request.request();
        return String.join(
                "\n",
                asked.method().name(),
                request.normalizedPath(),
                Objects.requireNonNullElse(asked.query(), ""),
                Objects.requireNonNullElse(asked.getHeader(HttpHeaders.CONTENT_TYPE), ""),
                Objects.requireNonNullElse(request.<String>get(BodyDigest.KEY), ""));
    }

    /// Nothing for all other requests.
    private static String announced(RoutingContext request) {
        return Stream.of("Upload-Length", "Upload-Metadata")
                .map(request.request()::getHeader)
                .filter(Objects::nonNull)
                .map("\n"::concat)
                .collect(Collectors.joining());
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
