/// GraphQL to features; the only place that joins features in one answer.
@NullMarked
package vn.giamsat.api.graphql;

import org.jspecify.annotations.NullMarked;
