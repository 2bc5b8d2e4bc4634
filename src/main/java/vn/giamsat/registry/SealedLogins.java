package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// What is sealed, for the one database role that may read and replace it. Event loop.
@ApplicationScoped
class SealedLogins {
    /// Enough for one round trip to be worth it, few enough to seal them in one turn (some 2 ms).
    static final int BATCH = 200;

    /// As [CredentialSeal] writes it: what has no name counts as sealed with the key ''.
    private static final String KEY_NAME =
            "case when sealed = '' then '' else substring(sealed from 2 for get_byte(sealed, 0)) end";

    private static final String COUNTS =
            """
            select %1$s, count(*) from camera_credentials group by 1
             union all select %1$s, count(*) from webhook_secret group by 1
             union all select %1$s, count(*) from idempotency_key group by 1\
            """
                    .formatted(KEY_NAME);

    /// Rows that somebody changes at this moment are left to them: what they write has the current
    /// key.
    private static final String NEXT =
            """
            select {id}, sealed from {table}
             where ($1::uuid is null or {id} > $1) and %s = any($2)
             order by {id} limit %d for update skip locked\
            """
                    .formatted(KEY_NAME, BATCH);

    private static final String STORE =
            """
            update {table} old set sealed = fresh.sealed
              from unnest($1::uuid[], $2::bytea[]) fresh (id, sealed)
             where old.{id} = fresh.id\
            """;

    private final ScopedTransaction transactions;

    SealedLogins(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// How many logins each key seals, by its name.
    Uni<Map<String, Integer>> byKey() {
        return transactions
                .rows(
                        new Viewer.Sealer(null),
                        COUNTS,
                        Tuple.tuple(),
                        row ->
                                Map.entry(
                                        row.getBuffer(0).toString(StandardCharsets.UTF_8),
                                        Math.toIntExact(row.getLong(1))))
                .map(
                        counts ->
                                counts.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        Map.Entry::getKey,
                                                        Map.Entry::getValue,
                                                        Integer::sum,
                                                        TreeMap::new)));
    }

    /// Seals the next batch anew, in a transaction of its own.
    ///
    /// @param after the last camera of the batch before; null to begin
    Uni<Batch> next(@Nullable UUID after, Order pass) {
        var names =
                pass.keys.stream()
                        .map(name -> Buffer.buffer(name.getBytes(StandardCharsets.UTF_8)))
                        .toArray(Buffer[]::new);
        return transactions.bulk(
                new Viewer.Sealer(pass.keeper),
                Permission.KEEP_KEYS,
                connection ->
                        connection
                                .preparedQuery(pass.where.in(NEXT))
                                .execute(Tuple.of(after, names))
                                .map(
                                        rows ->
                                                rows.stream()
                                                        .map(
                                                                row ->
                                                                        new Login(
                                                                                row.getUUID(0),
                                                                                row.getBuffer(1)
                                                                                        .getBytes()))
                                                        .toList())
                                .chain(found -> resealed(connection, found, pass)));
    }

    private static Uni<Batch> resealed(SqlConnection connection, List<Login> found, Order pass) {
        var fresh = found.stream().map(pass.sealer::resealed).flatMap(Optional::stream).toList();
        var batch =
                new Batch(
                        found.isEmpty() ? null : found.getLast().cameraId,
                        fresh.size(),
                        found.size() - fresh.size());
        if (fresh.isEmpty()) {
            return Uni.createFrom().item(batch);
        }
        return connection
                .preparedQuery(pass.where.in(STORE))
                .execute(
                        Tuple.of(
                                fresh.stream().map(Login::cameraId).toArray(UUID[]::new),
                                fresh.stream()
                                        .map(login -> Buffer.buffer(login.sealed))
                                        .toArray(Buffer[]::new)))
                .replaceWith(batch);
    }

    /// What one pass is to do.
    ///
    /// @param keeper who asked for it
    /// @param where they are stored
    /// @param keys names of the keys whose logins are wanted
    record Order(Viewer.Person keeper, Store where, Set<String> keys, Sealer sealer) {}

    /// Tables with something sealed, each bound to the id of its row.
    enum Store {
        CAMERA_LOGINS("camera_credentials", "camera_id"),
        WEBHOOK_SECRETS("webhook_secret", "id"),
        KEPT_ANSWERS("idempotency_key", "sealed_id");

        private final String table;
        private final String id;

        Store(String table, String id) {
            this.table = table;
            this.id = id;
        }

        private String in(String sql) {
            return sql.replace("{table}", table).replace("{id}", id);
        }
    }

    /// Opens a login and seals it anew; empty when it does not open.
    interface Sealer {
        Optional<Login> resealed(Login login);
    }

    /// A sealed login as it is stored.
    record Login(UUID cameraId, byte[] sealed) {}

    /// What became of some logins.
    ///
    /// @param last the camera to go on after; null when there are no more
    record Batch(@Nullable UUID last, int resealed, int unopened) {}
}
