package vn.giamsat.access;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/// The one way to the tables, but for the gate ([Appointments]). Each call has its own connection
/// or session and its own transaction, whose first statement takes the database role and the
/// settings of the viewer's scope, local to the transaction; row-level security does the rest.
/// Sessions are never shared: parallel GraphQL resolvers would mix their scopes. A write of a
/// request that named a key ends when the request is answered, and takes the answer along
/// ([Attempt]).
///
/// A transaction that PostgreSQL ends for the sake of another one, because of a deadlock or of what
/// could not have come one after the other, is told as such and not run again here. That would be
/// safe for the rows alone: work may have changed something in memory, and what a held transaction
/// gave is told before it commits. Whoever asked can begin anew, and does so once with a key.
/// Event loop.
///
/// @throws vn.giamsat.shared.Problem DATABASE_UNAVAILABLE, CONCURRENT_CHANGE, from every method
@ApplicationScoped
public class ScopedTransaction {
    /// Before the first statement that reads: entering a scope is one.
    private static final String ONE_MOMENT = "set transaction isolation level repeatable read";

    private final Pool pool;
    private final Mutiny.SessionFactory sessions;

    ScopedTransaction(Pool pool, Mutiny.SessionFactory sessions) {
        this.pool = pool;
        this.sessions = sessions;
    }

    /// Reads what the viewer may see. The transaction is read-only.
    public <T> Uni<T> read(Viewer viewer, Function<SqlConnection, Uni<T>> work) {
        return onConnection(Entry.reading(viewer.scope(Permission.READ)), work);
    }

    /// Reads what the viewer may see as it is at one moment, with as many statements as it takes.
    public <T> Uni<T> moment(Viewer viewer, Function<Moment, Uni<T>> work) {
        var scope = viewer.scope(Permission.READ);
        var entry = Entry.reading(scope);
        return pool.withTransaction(
                        connection ->
                                connection
                                        .query(ONE_MOMENT)
                                        .execute()
                                        .chain(() -> entered(connection, entry))
                                        .chain(() -> work.apply(new Moment(scope, connection))))
                .onFailure()
                .transform(DatabaseFailure::told);
    }

    /// Reads the rows of one statement, each as the reader makes something of it.
    public <T> Uni<List<T>> rows(Viewer viewer, String sql, Tuple values, Function<Row, T> reader) {
        return rows(viewer.scope(Permission.READ), sql, values, reader);
    }

    /// The same where the viewer has another permission than to read.
    public <T> Uni<List<T>> rows(Scope scope, String sql, Tuple values, Function<Row, T> reader) {
        return onConnection(
                Entry.reading(scope),
                connection ->
                        connection
                                .preparedQuery(sql)
                                .execute(values)
                                .map(rows -> rows.stream().map(reader).toList()));
    }

    /// Writes many rows where the viewer has the permission.
    public <T> Uni<T> bulk(
            Viewer viewer, Permission permission, Function<SqlConnection, Uni<T>> work) {
        return bulk(viewer, viewer.right(permission), work);
    }

    /// The same with a right that no single permission gives.
    <T> Uni<T> bulk(Viewer viewer, Right right, Function<SqlConnection, Uni<T>> work) {
        var attempt = Attempt.of(viewer);
        return attempt == null
                ? apart(viewer, right, work)
                : attempt.hold(
                        held ->
                                onConnection(
                                        Entry.keyed(attempt, right),
                                        connection ->
                                                held.work(
                                                        Call.on(connection),
                                                        () -> work.apply(connection))));
    }

    /// A transaction of its own that ends with its work, also where the request named a key.
    <T> Uni<T> apart(Viewer viewer, Right right, Function<SqlConnection, Uni<T>> work) {
        return onConnection(Entry.writing(viewer, right), work);
    }

    /// Writes single entities where the viewer has the permission. Changes are flushed before the
    /// transaction ends.
    public <T> Uni<T> write(
            Viewer viewer, Permission permission, Function<Mutiny.Session, Uni<T>> work) {
        var right = viewer.right(permission);
        var attempt = Attempt.of(viewer);
        return attempt == null
                ? inSession(Entry.writing(viewer, right), work)
                : attempt.hold(
                        held ->
                                inSession(
                                        Entry.keyed(attempt, right),
                                        session ->
                                                held.work(
                                                        Call.on(session),
                                                        () -> flushed(session, work))));
    }

    /// What the database says to the changes must be known before the answer is made.
    private static <T> Uni<T> flushed(
            Mutiny.Session session, Function<Mutiny.Session, Uni<T>> work) {
        return work.apply(session).call(session::flush);
    }

    private <T> Uni<T> inSession(Entry entry, Function<Mutiny.Session, Uni<T>> work) {
        return sessions.openSession()
                .chain(
                        session ->
                                session.withTransaction(
                                                transaction ->
                                                        entered(session, entry)
                                                                .chain(() -> work.apply(session)))
                                        .eventually(session::close))
                .onFailure()
                .transform(DatabaseFailure::told);
    }

    /// Works with the kept answers of the attempt's person.
    <T> Uni<T> onKeys(Attempt attempt, Function<SqlConnection, Uni<T>> work) {
        return onConnection(Entry.keyed(attempt, attempt.viewer().right(Permission.READ)), work);
    }

    private <T> Uni<T> onConnection(Entry entry, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(
                        connection ->
                                entered(connection, entry).chain(() -> work.apply(connection)))
                .onFailure()
                .transform(DatabaseFailure::told);
    }

    private static Uni<?> entered(SqlConnection connection, Entry entry) {
        return connection.preparedQuery(entry.form().numbered()).execute(entry.tuple());
    }

    private static Uni<Object[]> entered(Mutiny.Session session, Entry entry) {
        var question = session.createNativeQuery(entry.form().marked(), Object[].class);
        var settings = entry.values();
        for (var at = 0; at < settings.size(); at++) {
            question.setParameter(at + 1, settings.get(at));
        }
        return question.getSingleResult();
    }
}
