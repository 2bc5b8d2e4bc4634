package vn.giamsat.access;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;
import org.jspecify.annotations.Nullable;

/// How far the identity provider's clock may be from ours (RFC 7519 section 4.1.4: "a small
/// leeway"). Quarkus allows it to `exp` and `nbf`; this adds `iat`, which a provider without `nbf`
/// would else be free to put into the future, and the end of a socket. Runs on the event loop.
@ApplicationScoped
@Unremovable // asked for by Quarkus, whose search ArC does not see
public class TokenTimes implements Validator {
    private final long graceSeconds;
    private final Clock clock;

    TokenTimes(
            @ConfigProperty(name = "quarkus.oidc.token.lifespan-grace") long graceSeconds,
            Clock clock) {
        this.graceSeconds = graceSeconds;
        this.clock = clock;
    }

    @Override
    public @Nullable String validate(JwtContext token) throws MalformedClaimException {
        var issued = token.getJwtClaims().getIssuedAt();
        return issued != null && issued.getValue() > now() + graceSeconds
                ? "the token was issued in the future"
                : null;
    }

    /// When a socket that was opened with the token ends, in seconds of the epoch: when a request
    /// with it would be refused. Never in the past, for which no timer can be set.
    long end(JsonWebToken token) {
        return Math.max(token.getExpirationTime() + graceSeconds, now() + 1);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
