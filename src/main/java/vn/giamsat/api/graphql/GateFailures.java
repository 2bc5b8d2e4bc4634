package vn.giamsat.api.graphql;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Texts;

/// What stops a question before GraphQL's engine hears it, such as a database that is away while
/// the viewer's appointments are looked up, or a token that is not valid: the same error as inside,
/// with the code's HTTP status. Event loop.
@ApplicationScoped
class GateFailures {
    private static final Logger LOG = Logger.getLogger(GateFailures.class);
    private static final int BEFORE_ALL_OTHERS = -1_000;
    private static final String RETRY_SECONDS = "5";

    void stand(@Observes Router router) {
        router.route("/graphql").order(BEFORE_ALL_OTHERS).failureHandler(GateFailures::answer);
    }

    private static void answer(RoutingContext request) {
        if (request.response().ended()) {
            return; // answered, or a socket: its questions are answered over it
        }
        if (request.failure() == null) {
            request.next();
            return;
        }
        var problem = problem(request.failure());
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        if (problem.code() != ErrorCode.UNAUTHENTICATED || authenticator == null) {
            answer(request, problem);
            return;
        }
        authenticator
                .getChallenge(request)
                .subscribe()
                .with(
                        challenge -> challenge(request, challenge, problem),
                        unknown -> answer(request, problem));
    }

    /// How to log in (RFC 9110 section 11.6.1).
    private static void challenge(
            RoutingContext request, @Nullable ChallengeData challenge, Problem problem) {
        if (challenge != null) {
            challenge.getHeaders().forEach(request.response()::putHeader);
        }
        answer(request, problem);
    }

    static void answer(RoutingContext request, Problem problem) {
        var texts = Texts.accepted(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var response =
                request.response()
                        .setStatusCode(problem.code().status())
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        if (problem.code() == ErrorCode.DATABASE_UNAVAILABLE) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        problem.retryAfter()
                .map(wait -> Long.toString(wait.toSeconds()))
                .ifPresent(wait -> response.putHeader(HttpHeaders.RETRY_AFTER, wait));
        response.end(body(new Refusal(problem, texts)));
    }

    static Problem problem(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem known) {
                return known;
            }
        }
        if (failure instanceof AuthenticationFailedException
                || failure instanceof UnauthorizedException) {
            return new Problem(ErrorCode.UNAUTHENTICATED);
        }
        if (isOfParser(failure)) {
            return new Problem(ErrorCode.MALFORMED_REQUEST);
        }
        LOG.error("A GraphQL request failed unexpectedly", failure);
        return new Problem(ErrorCode.INTERNAL);
    }

    /// JSON beyond the parser's limits (1,000 levels, numbers of 1,100 digits) fails without a type
    /// of its own.
    private static boolean isOfParser(Throwable failure) {
        var trace = failure.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("org.eclipse.parsson.");
    }

    private static String body(Refusal refusal) {
        var error =
                new JsonObject()
                        .put("message", refusal.getMessage())
                        .put("extensions", new JsonObject(refusal.extensions()));
        return new JsonObject().put("errors", new JsonArray().add(error)).encode();
    }
}
