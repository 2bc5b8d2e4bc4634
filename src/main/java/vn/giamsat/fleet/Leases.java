package vn.giamsat.fleet;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// Who owns which shards, in the database and by its time alone (migration V046). Event loop.
@ApplicationScoped
public class Leases {
    private static final String KEEP =
            """
            select owned_shard, owned_epoch, fair_share
              from keep_shards($1, $2, $3 * interval '1 millisecond')\
            """;
    private static final String HOLD = "select held_shard, held_epoch from hold_shards($1, $2)";

    private final ScopedTransaction transactions;

    public Leases(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// What a replica owns.
    ///
    /// @param share how many shards it may own; what is more is to be given up
    public record Owned(Set<Term> terms, int share) {}

    /// Renews the replica's lease, and takes what is free up to its share.
    ///
    /// @param byItself whether it probes unasked: who does not owns nothing while somebody does
    public Uni<Owned> keep(UUID replica, boolean byItself, Duration lease) {
        return transactions.bulk(
                new Viewer.Prober(),
                Permission.EDIT_CAMERAS,
                connection ->
                        connection
                                .preparedQuery(KEEP)
                                .execute(Tuple.of(replica, byItself, lease.toMillis()))
                                .map(Leases::owned));
    }

    private static Owned owned(RowSet<Row> rows) {
        var terms =
                rows.stream()
                        .filter(row -> row.getInteger("owned_shard") != null)
                        .map(
                                row ->
                                        new Term(
                                                row.getInteger("owned_shard"),
                                                row.getLong("owned_epoch")))
                        .collect(Collectors.toUnmodifiableSet());
        return new Owned(terms, rows.iterator().next().getInteger("fair_share"));
    }

    /// Frees shards of the replica for others.
    public Uni<Void> giveUp(UUID replica, Collection<Integer> shards) {
        return said(
                "select give_up_shards($1, $2)", Tuple.of(replica, shards.toArray(Integer[]::new)));
    }

    /// Frees all shards of the replica, which is no more.
    public Uni<Void> leave(UUID replica) {
        return said("select leave_fleet($1)", Tuple.of(replica));
    }

    private Uni<Void> said(String sql, Tuple values) {
        return transactions.bulk(
                new Viewer.Prober(),
                Permission.EDIT_CAMERAS,
                connection -> connection.preparedQuery(sql).execute(values).replaceWithVoid());
    }

    /// Those of these terms that last. They do until the transaction of the connection ends:
    /// whoever takes such a shard waits for it.
    public static Uni<Set<Term>> lasting(SqlConnection connection, Collection<Term> terms) {
        var asked = terms.stream().distinct().toList();
        return connection
                .preparedQuery(HOLD)
                .execute(
                        Tuple.of(
                                asked.stream().map(Term::shard).toArray(Integer[]::new),
                                asked.stream().map(Term::epoch).toArray(Long[]::new)))
                .map(
                        rows ->
                                rows.stream()
                                        .map(row -> new Term(row.getInteger(0), row.getLong(1)))
                                        .collect(Collectors.toUnmodifiableSet()));
    }
}
