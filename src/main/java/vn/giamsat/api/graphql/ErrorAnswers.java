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
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// The one place where failures become GraphQL errors: `extensions.code` has the same stable names
/// as REST, `extensions.violations` the same members. The engine's own messages repeat whole
/// inputs, and with them the logins of cameras: they are cut before the value begins.
@ApplicationScoped
class ErrorAnswers extends SimplePerformantInstrumentation {
    private static final Logger LOG = Logger.getLogger(ErrorAnswers.class);
    private static final Pattern REPEATED =
            Pattern.compile(
                    "(?s)( with value |: |, | has an invalid value| contains| is not a valid|"
                            + " argument value).*");

    void join(@Observes GraphQL.Builder engine) {
        var others = engine.build().getInstrumentation();
        engine.instrumentation(new ChainedInstrumentation(List.of(others, this)));
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
            case Refusal refusal -> built(error, refusal.getMessage(), refusal.extensions());
            case ForbiddenException _ -> coded(error, ErrorCode.FORBIDDEN);
            case UnauthorizedException _ -> coded(error, ErrorCode.UNAUTHENTICATED);
            case Problem problem -> coded(error, problem.code());
            default -> {
                LOG.error("A GraphQL field failed unexpectedly", error.getException());
                yield coded(error, ErrorCode.INTERNAL);
            }
        };
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
