package vn.giamsat.access;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;

/// A question to a function of the database that takes texts and answers yes or no, asked in either
/// kind of transaction.
record Call(String function, List<String> values) {
    /// Asks within a transaction.
    interface Line {
        Uni<Boolean> ask(Call call);
    }

    static Line on(SqlConnection connection) {
        return call ->
                connection
                        .preparedQuery(call.numbered())
                        .execute(Tuple.from(call.values))
                        .map(rows -> rows.iterator().next().getBoolean(0));
    }

    static Line on(Mutiny.Session session) {
        return call -> {
            var question = session.createNativeQuery(call.marked(), Boolean.class);
            for (var at = 0; at < call.values.size(); at++) {
                question.setParameter(at + 1, call.values.get(at));
            }
            return question.getSingleResult();
        };
    }

    private String numbered() {
        return IntStream.rangeClosed(1, values.size())
                .mapToObj(at -> "$" + at)
                .collect(Collectors.joining(", ", "select " + function + "(", ")"));
    }

    private String marked() {
        return "select %s(%s)"
                .formatted(function, String.join(", ", Collections.nCopies(values.size(), "?")));
    }
}
