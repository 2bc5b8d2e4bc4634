package vn.giamsat.api.graphql;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import java.util.Map;

/// Fields whose answer is small beside what the database does for it, for [Weighing].
final class ComputedFields {
    /// By type and field, in fields of an ordinary answer. The figures of a province that are not
    /// settled take some 60 ms of CPU, of the nation's 63 together seconds; two days take twice.
    private static final Map<String, Integer> WEIGHTS =
            Map.of(
                    "Query.dailyReports", 1_000,
                    "Query.compareDailyReports", 2_000,
                    "Query.exportDailyReports", 1_000,
                    "Query.dailyReport", 50,
                    "Query.dailyReportVersions", 50);

    private ComputedFields() {}

    /// One for what is only read.
    static int weight(GraphQLObjectType type, GraphQLFieldDefinition field) {
        return WEIGHTS.getOrDefault(type.getName() + "." + field.getName(), 1);
    }
}
