package vn.giamsat.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import vn.giamsat.shared.Sha256;

/// The last 10,000 tokens that this process let in, as digests: never the tokens. Knowing one opens
/// nothing; each request's token is checked anew. Any thread.
@ApplicationScoped
public class KnownTokens {
    private static final int TOKENS = 10_000;
    private static final String SCHEME = "Bearer ";

    private final Map<String, Boolean> known = new Recent<>(TOKENS);

    /// The token that a request carries; empty for none. Quarkus puts the one of `connection_init`
    /// into the headers of the socket's upgrade before it is looked at.
    static String carried(RoutingContext request) {
        var header = request.request().getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : "";
    }

    boolean holds(String token) {
        var digest = Sha256.hex(token);
        synchronized (known) {
            return known.get(digest) != null;
        }
    }

    void add(String token) {
        var digest = Sha256.hex(token);
        synchronized (known) {
            known.put(digest, true);
        }
    }
}
