package vn.giamsat.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// A real PostgreSQL for a test run, seen as its owner. It may be stopped and started again, unless
/// it is one of [DatabaseCopies].
public final class TestDatabase implements AutoCloseable {
    /// Who migrates: no superuser, as README asks for.
    private static final String OWNER =
            """
            create role giamsat_owner login createrole password 'owner-never-told';
            alter database postgres owner to giamsat_owner;
            alter schema public owner to giamsat_owner\
            """;

    /// With nothing in it; who will migrate it is known.
    public static final DatabaseTemplate OWNED = DatabaseTemplate.BARE.with(TestDatabase::prepare);

    /// No test makes a database of these, and each would be copied for every test.
    private static final List<String> UNUSED = List.of("template0", "template1");

    /// The one that `enterCamera` enters.
    public static final String CAMERA = "01930000-0000-7000-8000-00000000fa01";

    /// The one that servers begin with, and services are told of.
    static final String FIRST = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final int port;
    private final String name;
    private final KeptConnections kept = new KeptConnections(this::connection);
    private EmbeddedPostgres postgres;

    private TestDatabase(Path folder, int port, String name) {
        this.folder = folder;
        this.port = port;
        this.name = name;
    }

    private static void prepare(TestDatabase database) {
        database.execute(OWNER);
        for (var unused : UNUSED) {
            database.execute("alter database " + unused + " is_template false");
            database.execute("drop database " + unused);
        }
    }

    public static TestDatabase start() {
        return startWith(OWNED);
    }

    /// Begins with what the template has.
    public static TestDatabase startWith(DatabaseTemplate template) {
        return startIn(template.copy());
    }

    static TestDatabase startIn(Path folder) {
        try (var socket = new ServerSocket(0)) {
            var port = socket.getLocalPort();
            socket.close();
            var database = new TestDatabase(folder, port, FIRST);
            database.startAgain();
            return database;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// One that another process started, and stops.
    static TestDatabase running(int port) {
        return new TestDatabase(Path.of(""), port, FIRST);
    }

    /// Another of the same server, which ends with it.
    TestDatabase another(String name) {
        return new TestDatabase(folder, port, name);
    }

    void startAgain() {
        try {
            postgres =
                    EmbeddedPostgres.builder()
                            .setPort(port)
                            .setDataDirectory(folder)
                            .setCleanDataDirectory(false)
                            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                            .setServerConfig("max_connections", "100")
                            // Less to copy from a template.
                            .setServerConfig("wal_recycle", "off")
                            .setServerConfig("wal_init_zero", "off")
                            .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void stop() {
        leave();
        try {
            postgres.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        // When the JVM ends, another hook may have begun to close it.
        var running = folder.resolve("postmaster.pid");
        Await.until("the server is stopped", PATIENCE, () -> Files.notExists(running));
    }

    int port() {
        return port;
    }

    public String name() {
        return name;
    }

    /// As the service takes it.
    public String url() {
        return "postgresql://127.0.0.1:" + port + "/" + name;
    }

    public Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:" + url(), "postgres", "postgres");
    }

    public void execute(String sql) {
        kept.use(statement -> statement.execute(sql));
    }

    /// The first column of the first row; null when there is none.
    public String single(String sql) {
        return kept.use(
                statement -> {
                    try (var rows = statement.executeQuery(sql)) {
                        return rows.next() ? rows.getString(1) : null;
                    }
                });
    }

    /// Nobody of this object is in it any more.
    void leave() {
        kept.close();
    }

    /// Enters the people of dev mode, one for each role and for two provinces, as the owner does.
    public void enterPeople() {
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:" + url(), "giamsat_owner", TestSecrets.OWNER_PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute(resource("/development/people.sql"));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Enters a facility with one camera in service, without a login.
    public void enterCamera(String address) {
        execute(
                """
                insert into facility (id, province, name, kind, state)
                values ('01930000-0000-7000-8000-00000000fa00', '2021-24', 'Thử lỗi', 'SCHOOL', 'ACTIVE');
                insert into camera (id, facility_id, province, name, zone, kind, main_address, state)
                values ('%s', '01930000-0000-7000-8000-00000000fa00', '2021-24', 'Cổng', 'GATE', 'IP_CAMERA', '%s', 'IN_SERVICE')\
                """
                        .formatted(CAMERA, address));
    }

    private static String resource(String name) {
        try (var stream = Objects.requireNonNull(TestDatabase.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        stop();
        DatabaseTemplate.delete(folder);
    }
}
