package vn.giamsat.api.graphql;

import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.InvalidSyntaxError;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.graphql.spi.EventingService;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Texts;

/// The one place where failures become GraphQL errors: `extensions.code` has the same stable names
/// as REST, `extensions.violations` the same members. The engine's own messages repeat whole
/// inputs, and with them the logins of cameras: they are cut before the value begins.
///
/// It joins the engine as a service (`META-INF/services`), not by an observer: for observers, each
/// field of each row would fire four CDI events.
public class ErrorAnswers extends SimplePerformantInstrumentation implements EventingService {
    private static final Logger LOG = Logger.getLogger(ErrorAnswers.class);
    private static final Pattern REPEATED =
            Pattern.compile(
                    "(?s)( with value |: |, | has an invalid value| contains| is not a valid|"
                            + " argument value).*");

    /// Always on.
    @Override
    public @Nullable String getConfigKey() {
        return null;
    }

    @Override
    public GraphQL.Builder beforeGraphQLBuild(GraphQL.Builder engine) {
        var others = engine.build().getInstrumentation();
        return engine.instrumentation(new ChainedInstrumentation(List.of(others, this)));
    }

    @Override
    public CompletableFuture<ExecutionResult> instrumentExecutionResult(
            ExecutionResult result,
            InstrumentationExecutionParameters parameters,
            InstrumentationState state) {
        var errors = result.getErrors().stream().map(ErrorAnswers::answer).toList();
        return CompletableFuture.completedFuture(result.transform(built -> built.errors(errors)));
    }

    private static GraphQLError answer(GraphQLError error) {
        return switch (error) {
            case ExceptionWhileDataFetching failed -> failed(failed);
            case StoppedQuestion stopped -> refused(stopped, stopped.refusal());
            case InvalidSyntaxError syntax ->
                    built(
                            syntax,
                            "The query cannot be read",
                            Map.of("code", ErrorCode.MALFORMED_REQUEST.wireName()));
            default ->
                    built(
                            error,
                            REPEATED.matcher(Objects.toString(error.getMessage(), ""))
                                    .replaceFirst(""),
                            Map.of("code", ErrorCode.MALFORMED_REQUEST.wireName()));
        };
    }

    private static GraphQLError failed(ExceptionWhileDataFetching error) {
        return switch (error.getException()) {
            case Refusal refusal -> refused(error, refusal);
            case ForbiddenException _ -> coded(error, ErrorCode.FORBIDDEN);
            case UnauthorizedException _ -> coded(error, ErrorCode.UNAUTHENTICATED);
            case AuthenticationFailedException refused -> refused(error, refused);
            case Problem problem -> coded(error, problem.code());
            default -> {
                LOG.error("A GraphQL field failed unexpectedly", error.getException());
                yield coded(error, ErrorCode.INTERNAL);
            }
        };
    }

    /// A database that was away while the token was looked at is no fault of the token.
    private static GraphQLError refused(GraphQLError error, AuthenticationFailedException refused) {
        return refused.getCause() instanceof Problem problem
                ? built(
                        error,
                        problem.code().wireName(),
                        new Refusal(problem, Texts.in(List.of())).extensions())
                : coded(error, ErrorCode.UNAUTHENTICATED);
    }

    private static GraphQLError refused(GraphQLError error, Refusal refusal) {
        return built(error, refusal.getMessage(), refusal.extensions());
    }

    private static GraphQLError coded(GraphQLError error, ErrorCode code) {
        return built(error, code.wireName(), Map.of("code", code.wireName()));
    }

    private static GraphQLError built(
            GraphQLError error, String message, Map<String, Object> extensions) {
        return GraphqlErrorBuilder.newError()
                .message("%s", message)
                .locations(error.getLocations())
                .path(error.getPath())
                .errorType(error.getErrorType())
                .extensions(extensions)
                .build();
    }
}
