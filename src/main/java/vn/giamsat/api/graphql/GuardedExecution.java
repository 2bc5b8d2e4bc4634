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
import java.util.Optional;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.shared.Problem;

/// SmallRye's way to the engine, with the [DocumentGate] and the [SocketChoice] before it. All
/// transports come through here (POST, GET, both subprotocols of sockets), and nothing was parsed
/// before. It stands in the place of SmallRye's own bean; the Dev UI's log of questions stays empty
/// for it. Event loop.
final class GuardedExecution extends ExecutionService {
    private final DocumentGate gate;
    private final CurrentViewer viewer;

    private GuardedExecution(
            GraphQLSchema engine, Schema schema, DocumentGate gate, CurrentViewer viewer) {
        super(engine, schema);
        this.gate = gate;
        this.viewer = viewer;
    }

    @Override
    public void execute(
            JsonObject request,
            Map<String, Object> context,
            ExecutionResponseWriter writer,
            boolean async) {
        JsonObject admitted;
        Optional<String> appointment;
        try {
            admitted = gate.admitted(request);
            appointment = SocketChoice.appointment(context);
        } catch (Problem problem) {
            writer.write(answer(problem, context));
            return;
        }
        if (appointment.isEmpty()) {
            super.execute(admitted, context, writer, async);
            return;
        }
        viewer.actAs(appointment.get())
                .subscribe()
                .with(
                        chosen -> super.execute(admitted, context, writer, async),
                        failure -> writer.write(answer(GateFailures.problem(failure), context)));
    }

    private static ExecutionResponse answer(Problem problem, Map<String, Object> context) {
        var refusal = new Refusal(problem, ReaderLanguage.texts(context::get));
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
        ExecutionService execution(
                GraphQLSchema engine, Schema schema, DocumentGate gate, CurrentViewer viewer) {
            return new GuardedExecution(engine, schema, gate, viewer);
        }
    }
}
