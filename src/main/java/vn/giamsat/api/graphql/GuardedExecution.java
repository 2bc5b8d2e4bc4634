package vn.giamsat.api.graphql;

import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import graphql.schema.GraphQLSchema;
import io.quarkus.arc.Unremovable;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.graphql.schema.model.Schema;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.Map;
import vn.giamsat.shared.Problem;

/// SmallRye's way to the engine, with the [DocumentGate] before it. All transports come through
/// here (POST, GET, both subprotocols of sockets), and nothing was parsed before. It stands in the
/// place of SmallRye's own bean; the Dev UI's log of questions stays empty for it. Event loop.
final class GuardedExecution extends ExecutionService {
    private final DocumentGate gate;

    private GuardedExecution(GraphQLSchema engine, Schema schema, DocumentGate gate) {
        super(engine, schema);
        this.gate = gate;
    }

    @Override
    public void execute(
            JsonObject request,
            Map<String, Object> context,
            ExecutionResponseWriter writer,
            boolean async) {
        JsonObject admitted;
        try {
            admitted = gate.admitted(request);
        } catch (Problem problem) {
            writer.write(answer(new Refusal(problem, ReaderLanguage.texts(context::get))));
            return;
        }
        super.execute(admitted, context, writer, async);
    }

    private static ExecutionResponse answer(Refusal refusal) {
        var error =
                GraphqlErrorBuilder.newError()
                        .message("%s", refusal.getMessage())
                        .extensions(refusal.extensions())
                        .build();
        return new ExecutionResponse(ExecutionResult.newExecutionResult().addError(error).build());
    }

    /// Puts it in the place of SmallRye's own.
    @Singleton
    static class Supplier {
        @Produces
        @Singleton
        @Alternative
        @Priority(1)
        @Unremovable
        ExecutionService execution(GraphQLSchema engine, Schema schema, DocumentGate gate) {
            return new GuardedExecution(engine, schema, gate);
        }
    }
}
