package vn.giamsat.access;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// What people's requests with a key were answered (draft-ietf-httpapi-idempotency-key-header-07).
/// A key belongs to its person, its request and the appointments that the person acted under. Event
/// loop.
@ApplicationScoped
public class KeptAnswers {
    private static final int BATCH = 1_000;
    private static final String FIND =
            """
            select fingerprint = any ($2) and appointments <@ $3 as same, status, headers, body,
                   translate(encode(sealed, 'base64'), E'\\n', '') as sealed
              from idempotency_key
             where holder = scoped_holder() and key = $1\
            """;
    private static final String FORGET =
            """
            delete from idempotency_key
             where (holder, key) in (select holder, key from idempotency_key where at <= $1 limit %d)\
            """
                    .formatted(BATCH);

    private final ScopedTransaction transactions;

    /// Requests of this process that are not answered yet. What another process does is found out
    /// by the lock that a transaction takes on its key.
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

    KeptAnswers(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// What was answered before, if anything. Without an answer the request is in flight until
    /// [#end].
    ///
    /// @throws Problem IDEMPOTENCY_KEY_REUSED, REQUEST_IN_FLIGHT
    public Uni<Optional<KeptAnswer>> begin(Attempt attempt) {
        if (!inFlight.add(name(attempt))) {
            return Uni.createFrom().failure(HeldTransaction.inFlight());
        }
        return transactions
                .onKeys(attempt, connection -> found(connection, attempt))
                .onItemOrFailure()
                .invoke((found, failure) -> endWhen(failure != null || found.isPresent(), attempt));
    }

    private void endWhen(boolean over, Attempt attempt) {
        if (over) {
            end(attempt);
        }
    }

    /// The request is answered, however.
    public void end(Attempt attempt) {
        inFlight.remove(name(attempt));
    }

    /// Keeps the answer in the transaction of the effect, or in one of its own where the operation
    /// has written nothing.
    ///
    /// @return the answer to give: an earlier one if another process was faster
    public Uni<KeptAnswer> keep(Attempt attempt, KeptAnswer answer) {
        return attempt.holds()
                ? attempt.conclude(answer).replaceWith(answer)
                : transactions.onKeys(attempt, connection -> kept(connection, attempt, answer));
    }

    private static Uni<KeptAnswer> kept(
            SqlConnection connection, Attempt attempt, KeptAnswer answer) {
        return Call.on(connection)
                .ask(attempt.keep(answer))
                .chain(
                        kept ->
                                kept
                                        ? Uni.createFrom().item(answer)
                                        : found(connection, attempt)
                                                .map(earlier -> earlier.orElse(answer)));
    }

    private static Uni<Optional<KeptAnswer>> found(SqlConnection connection, Attempt attempt) {
        var values =
                Tuple.of(
                        attempt.key(),
                        attempt.fingerprints().toArray(String[]::new),
                        attempt.appointments().toArray(UUID[]::new));
        return connection
                .preparedQuery(FIND)
                .execute(values)
                .map(rows -> rows.stream().findFirst().map(KeptAnswers::answer));
    }

    private static KeptAnswer answer(Row row) {
        if (!row.getBoolean("same")) {
            throw new Problem(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        }
        var headers =
                row.get(JsonObject.class, "headers").stream()
                        .collect(
                                Collectors.toMap(
                                        header -> header.getKey(),
                                        header -> header.getValue().toString()));
        var body = row.getString("body");
        var sealed = row.getString("sealed");
        return sealed == null
                ? new KeptAnswer(row.getShort("status"), headers, body == null ? "" : body, false)
                : new KeptAnswer(row.getShort("status"), headers, sealed, true);
    }

    private static String name(Attempt attempt) {
        return attempt.holder() + " " + attempt.key();
    }

    /// Deletes what was kept until then, a few at a time.
    Uni<Integer> forget(Instant until) {
        return transactions
                .bulk(
                        new Viewer.Sweeper(),
                        Permission.READ,
                        connection ->
                                connection
                                        .preparedQuery(FORGET)
                                        .execute(Tuple.of(until.atOffset(ZoneOffset.UTC))))
                .map(deleted -> deleted.rowCount())
                .chain(
                        count ->
                                count < BATCH
                                        ? Uni.createFrom().item(count)
                                        : forget(until).map(more -> count + more));
    }
}
