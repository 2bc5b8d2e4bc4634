package vn.giamsat.api.graphql;

import graphql.GraphQL;
import graphql.Scalars;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarWiringEnvironment;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// An engine with the published schema and nothing registered, to see which questions it takes.
final class PublishedSchema {
    private static final Path FILE = Path.of("api-schema/schema.graphql");

    /// The published file leaves them out.
    private static final String SCALARS = " scalar Date scalar DateTime scalar BigInteger";

    private PublishedSchema() {}

    static GraphQLSchema schema() {
        var wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new Wiring()).build();
        try {
            var published = new SchemaParser().parse(Files.readString(FILE) + SCALARS);
            return new SchemaGenerator().makeExecutableSchema(published, wiring);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static GraphQL engine(GraphQlConfig config) {
        return GraphQL.newGraphQL(schema())
                .instrumentation(new QuestionLimits.Scales(config))
                .build();
    }

    /// The limits of production but for the cost.
    static GraphQlConfig costing(int most) {
        return new Config(true, Optional.empty(), false, new Limits(12, 15, most));
    }

    record Config(
            boolean trustedOnly,
            Optional<Path> documents,
            boolean introspection,
            GraphQlConfig.Limits limits)
            implements GraphQlConfig {}

    record Limits(int depth, int aliases, int cost) implements GraphQlConfig.Limits {}

    /// The code of the refusal; empty when the question was run.
    static Optional<Object> refusal(
            GraphQlConfig config, String question, Map<String, Object> variables) {
        var answer = engine(config).execute(asked -> asked.query(question).variables(variables));
        return answer.getErrors().stream()
                .findFirst()
                .map(
                        error ->
                                error instanceof StoppedQuestion stopped
                                        ? stopped.refusal().extensions().get("code")
                                        : error.getMessage());
    }

    /// Takes whatever scalar as a text.
    private static final class Wiring extends MockedWiringFactory {
        @Override
        public GraphQLScalarType getScalar(ScalarWiringEnvironment scalar) {
            return GraphQLScalarType.newScalar()
                    .name(scalar.getScalarTypeDefinition().getName())
                    .coercing(Scalars.GraphQLString.getCoercing())
                    .build();
        }
    }
}
