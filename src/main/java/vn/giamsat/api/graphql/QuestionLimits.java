package vn.giamsat.api.graphql;

import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import io.smallrye.graphql.spi.EventingService;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Problem;

/// Weighs every question before it is run, whichever way it came, and stops what is too much. It
/// joins the engine as a service, as [ErrorAnswers] does. Event loop.
public class QuestionLimits implements EventingService {
    /// Always on.
    @Override
    public @Nullable String getConfigKey() {
        return null;
    }

    @Override
    public GraphQL.Builder beforeGraphQLBuild(GraphQL.Builder engine) {
        var others = engine.build().getInstrumentation();
        var config = CDI.current().select(GraphQlConfig.class).get();
        return engine.instrumentation(
                new ChainedInstrumentation(List.of(others, new Scales(config))));
    }

    /// Stands before the engine's work on an operation.
    static final class Scales extends SimplePerformantInstrumentation {
        private final GraphQlConfig config;

        Scales(GraphQlConfig config) {
            this.config = config;
        }

        @Override
        public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
                InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
            var question = parameters.getExecutionContext();
            try {
                new Weighing(question, config).cost();
                return super.beginExecuteOperation(parameters, state);
            } catch (Problem problem) {
                var texts = ReaderLanguage.texts(question.getGraphQLContext()::get);
                throw new StoppedQuestion(new Refusal(problem, texts));
            }
        }
    }
}
