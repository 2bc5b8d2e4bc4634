package vn.giamsat.api.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/// Where a page stands in its list (GraphQL Cursor Connections). Lists are read forward only.
@Description("Where a page stands in its list; lists are read forward")
public record PageInfo(
        boolean hasNextPage,
        boolean hasPreviousPage,
        @Nullable String startCursor,
        @Nullable String endCursor) {}
