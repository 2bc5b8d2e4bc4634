package vn.giamsat.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Counts logins: tokens that this process did not let in before. Event loop.
@ApplicationScoped
class Logins {
    private final RateLimits limits;
    private final KnownTokens known;

    Logins(RateLimits limits, KnownTokens known) {
        this.limits = limits;
        this.known = known;
    }

    /// @throws vn.giamsat.shared.Problem TOO_MANY_REQUESTS
    void count(JsonWebToken token, @Nullable RoutingContext request) {
        if (request != null && !known.holds(token.getRawToken())) {
            limits.loggedIn(token.getSubject(), request);
            known.add(token.getRawToken());
        }
    }
}
