package vn.giamsat.notice;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// A table whose rows wait to be sent. Who claims one has a lease on it: no transaction stays open
/// while it is sent, and who is killed meanwhile loses it to the next. The table has the columns
/// `id`, `state`, `tries`, `due_at`, `settled_at`, `status` and `error`. Event loop.
public final class Outbox {
    private static final Viewer NOTIFIER = new Viewer.Notifier();

    /// Only as long as nobody else has begun it since.
    private static final String SETTLE =
            """
            update %s
               set state = $3, due_at = $4, settled_at = $5, status = $6, error = $7
             where id = $1 and tries = $2 and state = 'PENDING'\
            """;

    private final ScopedTransaction transactions;
    private final String settle;
    private final String forget;

    /// @param table its name
    public Outbox(ScopedTransaction transactions, String table) {
        this.transactions = transactions;
        this.settle = SETTLE.formatted(table);
        this.forget = "delete from " + table + " where settled_at < $1";
    }

    /// Which rows are claimed.
    ///
    /// @param lease longer than a try can take
    public record Claiming(int most, Instant now, Duration lease) {
        private Tuple tuple() {
            return Tuple.of(
                    now.atOffset(ZoneOffset.UTC), most, now.plus(lease).atOffset(ZoneOffset.UTC));
        }
    }

    /// @param sql takes now as `$1`, at most `$2` rows, and the end of the lease as `$3`
    public <P> Uni<List<P>> claim(String sql, Claiming claiming, Function<Row, P> reader) {
        return transactions.bulk(
                NOTIFIER,
                Permission.READ,
                connection ->
                        connection
                                .preparedQuery(sql)
                                .execute(claiming.tuple())
                                .map(rows -> rows.stream().map(reader).toList()));
    }

    public Uni<Void> settle(Parcel parcel, Settlement settlement) {
        var settled = settlement.state() != DeliveryState.PENDING;
        var outcome = settlement.outcome();
        var values =
                Tuple.tuple()
                        .addUUID(parcel.id())
                        .addInteger(parcel.tries())
                        .addString(settlement.state().name())
                        .addOffsetDateTime(settlement.dueAt().atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(
                                settled ? settlement.now().atOffset(ZoneOffset.UTC) : null)
                        .addInteger(outcome.status())
                        .addString(outcome.isDelivered() ? null : outcome.result().name());
        return written(settle, values);
    }

    /// Deletes what was settled before the moment.
    public Uni<Void> forget(Instant settledBefore) {
        return written(forget, Tuple.of(settledBefore.atOffset(ZoneOffset.UTC)));
    }

    /// Writes what belongs to the outbox beside its rows.
    public Uni<Void> written(String sql, Tuple values) {
        return transactions.bulk(
                NOTIFIER,
                Permission.READ,
                connection -> connection.preparedQuery(sql).execute(values).replaceWithVoid());
    }
}
