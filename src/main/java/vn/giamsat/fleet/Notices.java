package vn.giamsat.fleet;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// Says something to all replicas, this one among them (NOTIFY). Who does not listen at the moment
/// does not hear it. Event loop.
@ApplicationScoped
public class Notices {
    private final ScopedTransaction transactions;

    public Notices(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// @param text below 8,000 bytes, as PostgreSQL takes it
    public Uni<Void> say(String channel, String text) {
        return transactions.bulk(
                new Viewer.Prober(),
                Permission.EDIT_CAMERAS,
                connection ->
                        connection
                                .preparedQuery("select pg_notify($1, $2)")
                                .execute(Tuple.of(channel, text))
                                .replaceWithVoid());
    }
}
