package vn.giamsat.probe.onvif;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// How a simulated device finds out who asks; computed apart from the code under test.
interface OnvifGuard {
    OnvifGuard OPEN = (request, body) -> true;

    boolean admits(HttpServerRequest request, String body);

    default void refuse(HttpServerRequest request) {
        OnvifDevice.answer(request, 400, OnvifAnswers.text("fault-NotAuthorized"));
    }

    /// How a login is shown, as a word with a space before it; nothing when it is not.
    static String way(HttpServerRequest request, String body) {
        var overHttp = request.getHeader("Authorization");
        var inside = body.contains("<UsernameToken>") ? " token" : "";
        return (overHttp == null ? "" : " " + overHttp.split(" ")[0].toLowerCase()) + inside;
    }

    /// RFC 7616 with MD5 and `qop=auth`, as Hikvision has it.
    static OnvifGuard digest(String user, String password) {
        return new Digest(user, password);
    }

    /// OASIS UsernameToken.
    static OnvifGuard token(String user, String password, Supplier<Instant> clock) {
        return new Token(user, password, clock, new HashSet<>());
    }

    record Digest(String user, String password) implements OnvifGuard {
        private static final String REALM = "IP Camera(C6496)";
        private static final String NONCE = "4e6a4d3551546b354d54";

        @Override
        public boolean admits(HttpServerRequest request, String body) {
            var shown = request.getHeader("Authorization");
            if (shown == null) {
                return false;
            }
            var login = md5(user + ":" + REALM + ":" + password);
            var asked = md5("POST:" + request.uri());
            var nonces =
                    NONCE + ":" + part(shown, "nc=(\\w+)") + ":" + part(shown, "cnonce=\"(\\w+)\"");
            return md5(login + ":" + nonces + ":auth:" + asked)
                    .equals(part(shown, "response=\"(\\w+)\""));
        }

        @Override
        public void refuse(HttpServerRequest request) {
            request.response()
                    .setStatusCode(401)
                    .putHeader(
                            "WWW-Authenticate",
                            "Digest qop=\"auth\", realm=\"%s\", nonce=\"%s\", stale=\"FALSE\""
                                    .formatted(REALM, NONCE))
                    .end();
        }
    }

    record Token(String user, String password, Supplier<Instant> clock, Set<String> nonces)
            implements OnvifGuard {
        private static final Duration TOLERANCE = Duration.ofSeconds(5);

        @Override
        public boolean admits(HttpServerRequest request, String body) {
            var nonce = part(body, "<Nonce [^>]*>([^<]+)</Nonce>");
            var created = part(body, "<Created [^>]*>([^<]+)</Created>");
            return part(body, "<Username>([^<]*)</Username>").equals(user)
                    && nonces.add(nonce)
                    && Duration.between(Instant.parse(created), clock.get())
                                    .abs()
                                    .compareTo(TOLERANCE)
                            <= 0
                    && sha1(Base64.getDecoder().decode(nonce), created + password)
                            .equals(part(body, "PasswordDigest\">([^<]+)</Password>"));
        }
    }

    private static String part(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static String md5(String text) {
        return HexFormat.of().formatHex(hash("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String sha1(byte[] nonce, String text) {
        var hash = hash("SHA-1");
        hash.update(nonce);
        return Base64.getEncoder()
                .encodeToString(hash.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest hash(String function) {
        try {
            return MessageDigest.getInstance(function);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
