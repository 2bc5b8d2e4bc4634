package vn.giamsat.photo;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// Drops what is over, the oldest first, each with its files in a transaction of its own: what
/// cannot be dropped stays for the next time and keeps nothing else back. Confined to one sweep.
final class Sweep {
    private static final Logger LOG = Logger.getLogger(Sweep.class);
    private static final int BATCH = 200;
    private static final Viewer SWEEPER = new Viewer.Sweeper();

    private final ScopedTransaction transactions;
    private final PhotoStores stores;
    private final Ending ending;
    private int gone;
    private int failed;
    private int passedOver;
    private String lastReason = "";

    Sweep(ScopedTransaction transactions, PhotoStores stores, Ending ending) {
        this.transactions = transactions;
        this.stores = stores;
        this.ending = ending;
    }

    /// @return how many were dropped
    Uni<Integer> until(Instant until) {
        return batch(until.atOffset(ZoneOffset.UTC)).invoke(this::tell).replaceWith(() -> gone);
    }

    /// What was passed over is still in front.
    private Uni<Void> batch(OffsetDateTime until) {
        return transactions
                .rows(
                        SWEEPER,
                        ending.due(),
                        Tuple.of(until, passedOver, BATCH),
                        row -> row.getUUID("id"))
                .chain(ids -> each(ids, until).replaceWith(ids.size()))
                .chain(count -> count < BATCH ? Uni.createFrom().voidItem() : batch(until));
    }

    private Uni<Void> each(List<UUID> ids, OffsetDateTime until) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(id -> dropped(id, until))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> dropped(UUID id, OffsetDateTime until) {
        return transactions
                .bulk(SWEEPER, Permission.READ, connection -> drop(connection, id, until))
                .onFailure()
                .recoverWithItem(lost -> failed(id, lost))
                .invoke(this::count);
    }

    private Uni<Boolean> drop(SqlConnection connection, UUID id, OffsetDateTime until) {
        return connection
                .preparedQuery(ending.drop())
                .execute(Tuple.of(id, until))
                .call(rows -> files(connection, id, rows))
                .map(rows -> rows.rowCount() > 0);
    }

    private Uni<Void> files(SqlConnection connection, UUID id, RowSet<Row> rows) {
        return rows.stream()
                .map(row -> row.getString("stored"))
                .filter(stored -> stored != null)
                .findFirst()
                .map(stored -> stores.of(PhotoStore.Kind.valueOf(stored)).remove(connection, id))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private boolean failed(UUID id, Throwable lost) {
        LOG.debugf(lost, "It cannot be dropped id=%s", id);
        failed++;
        lastReason = lost.toString();
        return false;
    }

    private void count(boolean dropped) {
        if (dropped) {
            gone++;
        } else {
            passedOver++;
        }
    }

    private void tell() {
        if (failed > 0) {
            LOG.warnf(
                    "%s cannot be deleted now count=%d, the last one: %s",
                    ending.what(), failed, lastReason);
        }
    }

    /// What is over, and how it is dropped.
    ///
    /// @param what in the plural, for logs
    /// @param due ids, the oldest first: until `$1`, without the first `$2`, at most `$3`
    /// @param drop the one of the id `$1` that is over at `$2`; tells in `stored` where files are
    ///     that go with it, if any do
    record Ending(String what, String due, String drop) {}
}
