package vn.giamsat.api.graphql;

import graphql.execution.ExecutionContext;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.MergedField;
import graphql.execution.MergedSelectionSet;
import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.IntValue;
import graphql.language.VariableReference;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigInteger;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.PageRequest;
import vn.giamsat.shared.Problem;

/// What a question weighs, found out before it is run: how deep it is, under how many names it asks
/// for one field, and how many fields its answer will have. Fields below a list count once for each
/// item: of a page as many as its `first` says, of other lists what [ListLengths] expects. A page
/// itself costs its rows, whether they are shown or not, and what the database computes costs that.
///
/// Fields are collected by the engine's own collector, so that nothing runs that was not weighed:
/// fragments are expanded, equal fields merged, skipped ones left out.
final class Weighing {
    private static final String PAGE_SIZE = "first";
    private static final int NO_PAGE = 0;

    /// More than any limit, and far from where numbers run over.
    private static final long ENDLESS = 1L << 40;

    private final ExecutionContext question;
    private final GraphQlConfig config;
    private final GraphQlConfig.Limits limits;
    private final FieldCollector collector = new FieldCollector();
    private long cost;
    private long work;

    Weighing(ExecutionContext question, GraphQlConfig config) {
        this.question = question;
        this.config = config;
        this.limits = config.limits();
    }

    /// How many fields the answer will have.
    ///
    /// @throws Problem INTROSPECTION_OFF, TOO_DEEP, TOO_MANY_ALIASES, TOO_COSTLY
    long cost() {
        var operation = question.getOperationDefinition();
        var schema = question.getGraphQLSchema();
        var root =
                switch (operation.getOperation()) {
                    case QUERY -> schema.getQueryType();
                    case MUTATION -> schema.getMutationType();
                    case SUBSCRIPTION -> schema.getSubscriptionType();
                };
        var fields = collector.collectFields(parameters(root), operation.getSelectionSet());
        weigh(fields, root, new Level(1, 1, NO_PAGE));
        requireAtMost(limits.cost(), cost);
        return cost;
    }

    /// Where fields stand.
    ///
    /// @param depth of the root: 1
    /// @param parents how many objects of their type the answer will have
    /// @param page items of the page whose parts they are, or [#NO_PAGE]
    private record Level(int depth, long parents, int page) {}

    private void weigh(MergedSelectionSet fields, GraphQLObjectType type, Level level) {
        if (level.depth() > limits.depth()) {
            throw new Problem(ErrorCode.TOO_DEEP, "≤ " + limits.depth());
        }
        countAliases(fields);
        for (var field : fields.getSubFieldsList()) {
            weigh(field, type, level);
        }
    }

    private void weigh(MergedField field, GraphQLObjectType type, Level level) {
        var definition =
                Introspection.getFieldDefinition(
                        question.getGraphQLSchema(), type, field.getName());
        var paged = definition.getArgument(PAGE_SIZE) != null;
        var page = paged ? pageSize(field) : NO_PAGE;
        var each = Math.max(page, ComputedFields.weight(type, definition));
        pay(level.parents() * each, field.getFields().size());
        var inner = GraphQLTypeUtil.unwrapAll(definition.getType());
        if (inner instanceof GraphQLObjectType object) {
            requireVisible(object);
            var parents = Math.min(level.parents() * items(type, definition, level), ENDLESS);
            weigh(
                    collector.collectFields(parameters(object), field),
                    object,
                    new Level(level.depth() + 1, parents, page));
        } else if (!GraphQLTypeUtil.isLeaf(inner)) {
            throw new IllegalStateException("nobody weighs interfaces and unions yet: " + inner);
        }
    }

    /// Names with two underscores are those of the schema itself.
    private void requireVisible(GraphQLObjectType type) {
        if (ListLengths.isOfSchema(type) && !config.introspection()) {
            throw new Problem(ErrorCode.INTROSPECTION_OFF);
        }
    }

    /// The cost is complained of last, so that circles are told from big pages; but no more
    /// fields are looked at than an answer may have.
    ///
    /// @param selections how often the document names the field here
    private void pay(long fields, int selections) {
        cost = Math.min(cost + fields, ENDLESS);
        work += selections;
        requireAtMost(limits.cost(), work);
    }

    private static void requireAtMost(int limit, long value) {
        if (value > limit) {
            throw new Problem(ErrorCode.TOO_COSTLY, "≤ " + limit);
        }
    }

    private void countAliases(MergedSelectionSet fields) {
        var aliases = new HashMap<String, Integer>();
        for (var field : fields.getSubFieldsList()) {
            var others = field.getResultKey().equals(field.getName()) ? 0 : 1;
            if (aliases.merge(field.getName(), others, Integer::sum) > limits.aliases()) {
                throw new Problem(
                        ErrorCode.TOO_MANY_ALIASES, field.getName() + " ≤ " + limits.aliases());
            }
        }
    }

    private static int items(GraphQLObjectType type, GraphQLFieldDefinition field, Level level) {
        if (!GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(field.getType()))) {
            return 1;
        }
        return level.page() == NO_PAGE ? ListLengths.expected(type, field) : level.page();
    }

    /// What is out of range is refused when it is run.
    private int pageSize(MergedField field) {
        var asked =
                field.getArguments().stream()
                        .filter(argument -> argument.getName().equals(PAGE_SIZE))
                        .findFirst()
                        .map(this::number)
                        .orElse(BigInteger.valueOf(PageRequest.DEFAULT_LIMIT));
        return asked.max(BigInteger.ONE)
                .min(BigInteger.valueOf(PageRequest.MAX_LIMIT))
                .intValueExact();
    }

    /// Null when it is left to the default.
    private @Nullable BigInteger number(Argument argument) {
        return switch (argument.getValue()) {
            case IntValue literal -> literal.getValue();
            case VariableReference variable ->
                    question.getCoercedVariables().get(variable.getName()) instanceof Integer given
                            ? BigInteger.valueOf(given)
                            : null;
            default -> null;
        };
    }

    private FieldCollectorParameters parameters(GraphQLObjectType type) {
        return FieldCollectorParameters.newParameters()
                .schema(question.getGraphQLSchema())
                .objectType(type)
                .fragments(question.getFragmentsByName())
                .variables(question.getCoercedVariables().toMap())
                .graphQLContext(question.getGraphQLContext())
                .build();
    }
}
