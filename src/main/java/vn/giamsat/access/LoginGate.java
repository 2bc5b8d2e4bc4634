package vn.giamsat.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.spi.runtime.AuthenticationFailureEvent;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import vn.giamsat.shared.Problem;

/// Stands before the reading of tokens: an address that has failed too often is told to wait,
/// before a signature is checked or the database asked. It lets nobody in itself. So that people at
/// work are not locked out by a guesser who shares their address, tokens pass that were good
/// before, and now and then one that claims to be of a person who is in: theirs change every few
/// minutes. Whether it is, its signature says, as always. Event loop.
@ApplicationScoped
public class LoginGate implements HttpAuthenticationMechanism {
    private final RateLimits limits;
    private final KnownTokens known;
    private final KnownPeople people;

    LoginGate(RateLimits limits, KnownTokens known, KnownPeople people) {
        this.limits = limits;
        this.known = known;
        this.people = people;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext request, IdentityProviderManager identities) {
        var token = KnownTokens.carried(request);
        if (token.isEmpty() || known.holds(token)) {
            return Uni.createFrom().nullItem();
        }
        try {
            limits.demandLogin(request);
            return Uni.createFrom().nullItem();
        } catch (Problem tooMany) {
            return mayKnock(token, request)
                    ? Uni.createFrom().nullItem()
                    : Uni.createFrom().failure(new AuthenticationFailedException(tooMany));
        }
    }

    private boolean mayKnock(String token, RoutingContext request) {
        return UnverifiedToken.subject(token)
                .filter(people::hold)
                .filter(subject -> limits.mayKnock(subject, request))
                .isPresent();
    }

    /// Problems are not the token's fault: a database that is away, an appointment not held, a
    /// limit. Nor is a token that was good and has expired an attempt to guess one.
    void failed(@Observes AuthenticationFailureEvent event) {
        var request = event.getEventProperties().get(RoutingContext.class.getName());
        if (request instanceof RoutingContext context && !isProblem(event)) {
            var token = KnownTokens.carried(context);
            if (!token.isEmpty() && !known.holds(token)) {
                limits.loginFailed(context);
            }
        }
    }

    private static boolean isProblem(AuthenticationFailureEvent event) {
        for (var cause = event.getAuthenticationFailure();
                cause != null;
                cause = cause.getCause()) {
            if (cause instanceof Problem) {
                return true;
            }
        }
        return false;
    }

    /// The next mechanism says how to log in.
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1_000;
    }
}
