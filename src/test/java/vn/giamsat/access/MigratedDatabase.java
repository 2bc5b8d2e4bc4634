package vn.giamsat.access;

import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import vn.giamsat.system.DatabaseCopies;
import vn.giamsat.system.TestDatabase;

/// A real PostgreSQL with our migrations, reached as the service reaches it: as `giamsat_app`,
/// through the one scoped transaction, over a gate that can be shut.
public final class MigratedDatabase implements AutoCloseable {
    private static final String PASSWORD = "test";
    private static final DatabaseCopies MIGRATED =
            new DatabaseCopies(TestDatabase.OWNED.with(MigratedDatabase::migrate));

    public final Vertx vertx = Vertx.vertx();
    public final TestDatabase owner = MIGRATED.next();
    public final TcpGate gate;
    public final Pool pool;
    public final ScopedTransaction transactions;

    public MigratedDatabase() {
        gate = new TcpGate(vertx, URI.create(owner.url()).getPort());
        pool = pool(gate.port(), "giamsat_app", PASSWORD);
        transactions = new ScopedTransaction(pool, null);
    }

    private static void migrate(TestDatabase database) {
        Flyway.configure()
                .dataSource("jdbc:" + database.url(), "postgres", "postgres")
                .placeholders(Map.of("app_password", PASSWORD))
                .load()
                .migrate();
    }

    public AuditNotes notes() {
        return new AuditNotes(transactions);
    }

    /// Past all row-level security.
    public Pool superuser() {
        return pool(URI.create(owner.url()).getPort(), "postgres", "postgres");
    }

    private Pool pool(int port, String user, String password) {
        var as =
                new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setDatabase(owner.name())
                        .setUser(user)
                        .setPassword(password);
        var options = new PoolOptions().setMaxSize(12).setConnectionTimeout(2);
        return new Pool(PgBuilder.pool().connectingTo(as).with(options).using(vertx).build());
    }

    /// Enters a facility.
    public UUID facility(String province) {
        var id = UUID.randomUUID();
        owner.execute(
                """
                insert into facility (id, province, name, kind, state)
                values ('%s', '%s', 'Ký túc xá', 'DORMITORY', 'ACTIVE')
                """
                        .formatted(id, province));
        return id;
    }

    /// Enters a camera in service at an address of its own.
    public UUID camera(UUID facility, String province) {
        return cameras(1, facility, province).getFirst();
    }

    /// As `camera`, many at once.
    public List<UUID> cameras(int count, UUID facility, String province) {
        var ids = Stream.generate(UUID::randomUUID).limit(count).toList();
        owner.execute(
                """
                insert into camera (id, facility_id, province, name, zone, kind, main_address, state)
                select id, '%s', '%s', 'Cổng', 'GATE', 'IP_CAMERA', 'rtsp://' || id || '/1', 'IN_SERVICE'
                  from unnest(array[%s]::uuid[]) id
                """
                        .formatted(facility, province, quoted(ids)));
        return ids;
    }

    private static String quoted(List<UUID> ids) {
        return ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        MIGRATED.drop(owner);
    }
}
