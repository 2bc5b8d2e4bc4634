package vn.giamsat.api.graphql;

import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import vn.giamsat.shared.ErrorCode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/// Keeps what a client sent out of the errors that the GraphQL engine makes itself: its messages
/// repeat whole inputs, and with them the logins of cameras. Gives such errors a code, too.
@ApplicationScoped
class SafeErrors extends SimplePerformantInstrumentation {
    private static final String CODE = "code";
    private static final Pattern REPEATED =
            Pattern.compile(
                    "(?s)( with value |: |, | has an invalid value| contains| is not a valid|"
                            + " argument value).*");

    void guard(@Observes GraphQL.Builder engine) {
        var others = engine.build().getInstrumentation();
        engine.instrumentation(new ChainedInstrumentation(List.of(others, this)));
    }

    @Override
    public CompletableFuture<ExecutionResult> instrumentExecutionResult(
            ExecutionResult result,
            InstrumentationExecutionParameters parameters,
            InstrumentationState state) {
        if (result.getErrors().stream().allMatch(SafeErrors::ours)) {
            return CompletableFuture.completedFuture(result);
        }
        var errors = result.getErrors().stream().map(SafeErrors::safe).toList();
        return CompletableFuture.completedFuture(result.transform(built -> built.errors(errors)));
    }

    private static boolean ours(GraphQLError error) {
        return error.getExtensions() != null && error.getExtensions().containsKey(CODE);
    }

    private static GraphQLError safe(GraphQLError error) {
        if (ours(error)) {
            return error;
        }
        Map<String, Object> extensions =
                new HashMap<>(Objects.requireNonNullElse(error.getExtensions(), Map.of()));
        extensions.put(CODE, ErrorCode.MALFORMED_REQUEST.wireName());
        return GraphqlErrorBuilder.newError()
                .message(
                        REPEATED.matcher(Objects.toString(error.getMessage(), "")).replaceFirst(""))
                .locations(error.getLocations())
                .errorType(error.getErrorType())
                .extensions(extensions)
                .build();
    }
}
