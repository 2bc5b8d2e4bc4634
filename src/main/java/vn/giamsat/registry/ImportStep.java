package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import vn.giamsat.access.Viewer;

/// The lines of an import and the transaction that they are judged and stored in.
record ImportStep<D>(SqlConnection connection, List<ImportLine<D>> lines, Viewer viewer) {
    private static final int ROWS_PER_BATCH = 250;

    /// The lines that nothing was found against yet.
    List<ImportLine<D>> open() {
        return lines.stream().filter(ImportLine::accepted).toList();
    }

    UUID[] ids() {
        return open().stream().map(line -> line.id).toArray(UUID[]::new);
    }

    /// The first column of each row that the statement finds.
    <T> Uni<Set<T>> found(String sql, Object values, Function<Row, T> column) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(values))
                .map(
                        rows -> {
                            Set<T> found = new HashSet<>();
                            rows.forEach(row -> found.add(column.apply(row)));
                            return found;
                        });
    }

    /// Writes a row for each line, in batches that leave the event loop to others in between.
    Uni<Void> insert(String sql, Function<ImportLine<D>, Tuple> row) {
        return insertNext(sql, lines.iterator(), row);
    }

    private Uni<Void> insertNext(
            String sql, Iterator<ImportLine<D>> rest, Function<ImportLine<D>, Tuple> row) {
        List<Tuple> batch = new ArrayList<>(ROWS_PER_BATCH);
        while (rest.hasNext() && batch.size() < ROWS_PER_BATCH) {
            var values = row.apply(rest.next());
            if (values != null) {
                batch.add(values);
            }
        }
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(sql)
                .executeBatch(batch)
                .chain(() -> insertNext(sql, rest, row));
    }
}
