package vn.giamsat.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// The last 10,000 tokens that this process let in, as digests: never the tokens. Knowing one opens
/// nothing; each request's token is checked anew. Any thread.
@ApplicationScoped
public class KnownTokens {
    private static final int TOKENS = 10_000;
    private static final String SCHEME = "Bearer ";

    private final Map<String, Boolean> known = new Recent<>(TOKENS);

    /// The token that a request carries, in a header or since its socket was opened; empty for
    /// none.
    static String carried(RoutingContext request) {
        var header = request.request().getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : "";
    }

    boolean holds(String token) {
        var digest = digest(token);
        synchronized (known) {
            return known.get(digest) != null;
        }
    }

    void add(String token) {
        var digest = digest(token);
        synchronized (known) {
            known.put(digest, true);
        }
    }

    private static String digest(String token) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
