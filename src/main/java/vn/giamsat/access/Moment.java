package vn.giamsat.access;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;

/// A transaction in the scope of a viewer whose statements all see the database as it was at the
/// first of them (PostgreSQL's repeatable read), so that what several features tell fits together.
/// Ends with the work that it was opened for. Event loop.
///
/// @param scope where the viewer may read
public record Moment(Scope scope, SqlConnection connection) {
    /// Reads the rows of one statement, each as the reader makes something of it.
    public <T> Uni<List<T>> rows(String sql, Tuple values, Function<Row, T> reader) {
        return connection
                .preparedQuery(sql)
                .execute(values)
                .map(rows -> rows.stream().map(reader).toList());
    }
}
