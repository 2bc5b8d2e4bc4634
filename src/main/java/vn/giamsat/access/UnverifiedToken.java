package vn.giamsat.access;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// What a token says before anybody looked at its signature: anybody may have written it.
final class UnverifiedToken {
    private static final int CLAIMS = 1;

    private UnverifiedToken() {}

    /// Whose token it claims to be; empty for what is no JWT (RFC 7519 section 3).
    static Optional<String> subject(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var claims = Base64.getUrlDecoder().decode(parts[CLAIMS]);
            var json = new JsonObject(new String(claims, StandardCharsets.UTF_8));
            return json.getValue("sub") instanceof String subject
                    ? Optional.of(subject)
                    : Optional.empty();
        } catch (IllegalArgumentException | DecodeException noToken) {
            return Optional.empty();
        }
    }
}
