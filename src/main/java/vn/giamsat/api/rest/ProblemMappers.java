package vn.giamsat.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// The one place where failures become HTTP answers.
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final Answers answers;

    ProblemMappers(Answers answers) {
        this.answers = answers;
    }

    @ServerExceptionMapper
    public Response problem(Problem problem) {
        return answers.problem(problem);
    }

    @ServerExceptionMapper
    public Response unreadable(MismatchedInputException mismatch) {
        return answers.problem(JsonProblems.of(mismatch));
    }

    @ServerExceptionMapper
    public Response tooMuchJson(StreamConstraintsException broken) {
        return answers.problem(JsonProblems.of(broken));
    }

    /// Whoever is not known is told how to log in (RFC 9110 section 11.6.1, RFC 9728 section 5.1).
    /// A database that was away while the token was looked at is no fault of the token.
    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Uni<Response> unauthenticated(SecurityException refused, RoutingContext request) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return Uni.createFrom().item(answers.problem(problem));
            }
        }
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        Uni<@Nullable ChallengeData> challenge =
                authenticator == null
                        ? Uni.createFrom().nullItem()
                        : authenticator.getChallenge(request);
        return challenge.map(this::challenged);
    }

    private Response challenged(@Nullable ChallengeData challenge) {
        var answer = answers.problem(ErrorCode.UNAUTHENTICATED);
        if (challenge == null) {
            return answer;
        }
        var challenged = Response.fromResponse(answer);
        challenge.getHeaders().forEach((name, value) -> challenged.header(name.toString(), value));
        return challenged.build();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException forbidden) {
        return answers.problem(ErrorCode.FORBIDDEN);
    }

    /// What the HTTP layer itself found wrong, and JSON that cannot be read.
    @ServerExceptionMapper
    public Response refused(WebApplicationException refused) {
        if (refused.getCause() instanceof JsonProcessingException unreadable) {
            return answers.problem(JsonProblems.of(unreadable));
        }
        var code = code(refused.getResponse().getStatus());
        if (code == ErrorCode.INTERNAL) {
            return unexpected(refused);
        }
        var allowed = refused.getResponse().getHeaderString(HttpHeaders.ALLOW);
        var answer = answers.problem(code);
        return allowed == null
                ? answer
                : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allowed).build();
    }

    private static ErrorCode code(int status) {
        return switch (status) {
            case 400 -> ErrorCode.MALFORMED_REQUEST;
            case 401 -> ErrorCode.UNAUTHENTICATED;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 406 -> ErrorCode.NOT_ACCEPTABLE;
            case 413 -> ErrorCode.TOO_LARGE;
            case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            default -> ErrorCode.INTERNAL;
        };
    }

    /// Our own fault. The client gets an id that stands in the log, and nothing else.
    @ServerExceptionMapper
    public Response unexpected(RuntimeException failure) {
        var id = UUID.randomUUID();
        LOG.errorf(failure, "A request failed unexpectedly errorId=%s", id);
        return answers.problem(new Problem(ErrorCode.INTERNAL), "urn:uuid:" + id);
    }
}
