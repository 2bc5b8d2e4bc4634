package vn.giamsat.probe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The `user:password` of a URL (RFC 3986 section 3.2.1), percent-decoded once.
final class UserInformation {
    private UserInformation() {}

    static Optional<Credentials> of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        var colon = text.indexOf(':');
        var user = colon < 0 ? text : text.substring(0, colon);
        var password = colon < 0 ? "" : text.substring(colon + 1);
        return Optional.of(new Credentials(decoded(user), decoded(password)));
    }

    private static String decoded(String part) {
        try {
            // URLDecoder is for forms, where a plus is a space; here a plus is a plus.
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return part; // people paste passwords with a bare percent sign
        }
    }
}
