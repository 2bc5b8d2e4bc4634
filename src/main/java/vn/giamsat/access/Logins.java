package vn.giamsat.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Counts logins, which are tokens that this process did not let in before, and remembers who is
/// in. Event loop.
@ApplicationScoped
class Logins {
    private final RateLimits limits;
    private final KnownTokens known;
    private final KnownPeople people;

    Logins(RateLimits limits, KnownTokens known, KnownPeople people) {
        this.limits = limits;
        this.known = known;
        this.people = people;
    }

    /// @throws vn.giamsat.shared.Problem TOO_MANY_REQUESTS
    void count(JsonWebToken token, @Nullable RoutingContext request) {
        if (request == null) {
            return;
        }
        if (!known.holds(token.getRawToken())) {
            limits.loggedIn(token.getSubject(), request);
            known.add(token.getRawToken());
        }
        people.add(token.getSubject());
    }
}
