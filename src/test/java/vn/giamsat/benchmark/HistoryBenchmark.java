package vn.giamsat.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.health.HealthChanges;
import vn.giamsat.health.HealthJournal;
import vn.giamsat.health.JournalFixture;

/// What the history of 100,000 cameras costs, of which each is probed every 60 s, and nothing
/// changes: the probes of `-Dminutes` (60, an hour) as fast as they can be written, a flush for
/// each second of them, and the hour made of it. Not a test; run it by name: `./mvnw test
/// -Dtest=HistoryBenchmark`.
class HistoryBenchmark {
    private static final int CAMERAS = Integer.getInteger("cameras", 100_000);
    private static final int SECONDS = 60 * Integer.getInteger("minutes", 60);
    private static final int INTERVAL_SECONDS = 60;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /// All were found DEGRADED before, for what the probes below find.
    private static final String FLEET =
            """
            set session_replication_role = replica;
            insert into facility (id, province, name, kind, state)
            select ('00000000-0000-0007-0000-' || lpad(to_hex(n), 12, '0'))::uuid, '2021-24', 'Cơ sở ' || n, 'SCHOOL', 'ACTIVE'
              from generate_series(1, %1$d / 20) n;
            insert into camera (id, facility_id, province, enterprise, name, zone, kind, main_address, state)
            select gen_random_uuid(), f.id, f.province, f.assigned, 'Hành lang ' || n, 'CORRIDOR', 'IP_CAMERA',
                   'rtsp://10.0.0.1/' || f.id || '/' || n, 'IN_SERVICE'
              from facility f, generate_series(1, 20) n;
            insert into camera_number (camera_id, facility_id, province, enterprise) select id, facility_id, province, enterprise from camera;
            insert into camera_health (camera_id, facility_id, province, enterprise, state, since, rung, reason, checked_at, elapsed_ms,
                timings, up_streak, down_streak, not_up_streak, not_down_streak)
            select id, facility_id, province, enterprise, 'DEGRADED', now(), 'DECODED', 'FPS_LOW', now(), 1, '[]', 0, 0, 5, 5 from camera;
            analyze\
            """;

    private static final String WRITTEN =
            "select coalesce(sum(n_tup_ins + n_tup_upd), 0) from pg_stat_user_tables where relname ~ '^%s'";
    private static final String SIZE =
            "select sum(pg_total_relation_size(inhrelid)) from pg_inherits where inhparent = '%s'::regclass";
    private static final String SERVER =
            "select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)";

    private final Table table = new Table("what", "measured");

    @Test
    void keepsTheHistoryOfTheNation() throws SQLException {
        try (var database = new MigratedDatabase()) {
            database.owner.execute(FLEET.formatted(CAMERAS));
            var journal =
                    JournalFixture.journal(
                            database.transactions,
                            new HealthChanges(),
                            JournalFixture.config(Duration.ofSeconds(10)));
            var cameras = cameras(database);
            await(journal.recall(cameras));
            probe(database, journal, cameras);
            rollUp(database);
            sizes(database);
        }
        table.print();
    }

    private void probe(MigratedDatabase database, HealthJournal journal, List<UUID> cameras) {
        var probes = new SteadyProbes(beginning());
        var flushes = new ArrayList<Double>();
        var server = Long.parseLong(database.owner.single(SERVER));
        var ours = CpuTime.ofThisProcess();
        var theirs = CpuTime.ofFamily(server);
        var healthBefore = written(database, "camera_health$");
        for (var second = 0; second < SECONDS; second++) {
            for (var at = second % INTERVAL_SECONDS; at < CAMERAS; at += INTERVAL_SECONDS) {
                journal.fold(probes.of(cameras.get(at), at, second));
            }
            var begun = System.nanoTime();
            await(journal.flush());
            flushes.add((System.nanoTime() - begun) / 1e6);
        }
        table.row("probes a second", "%d".formatted(CAMERAS / INTERVAL_SECONDS));
        row("CPU of the service, share of a core", share(CpuTime.ofThisProcess().minus(ours)));
        row("CPU of PostgreSQL, share of a core", share(CpuTime.ofFamily(server).minus(theirs)));
        flushes.sort(null);
        row("a flush, median, ms", flushes.get(flushes.size() / 2));
        row("a flush, 99th percentile, ms", flushes.get(flushes.size() * 99 / 100));
        row(
                "rows a second: health",
                (written(database, "camera_health$") - healthBefore) / SECONDS);
        row("rows a second: samples", written(database, "probe_sample_2") / SECONDS);
        row("rows a second: marks", written(database, "probe_sample_mark") / SECONDS);
    }

    private void rollUp(MigratedDatabase database) {
        var server = Long.parseLong(database.owner.single(SERVER));
        var theirs = CpuTime.ofFamily(server);
        var begun = System.nanoTime();
        var made =
                await(
                        JournalFixture.rollUp(
                                database.transactions, beginning().plus(2, ChronoUnit.HOURS)));
        assertThat(made).isEqualTo(1);
        row("making the hour, s", (System.nanoTime() - begun) / 1e9);
        row("CPU of PostgreSQL for it, s", CpuTime.ofFamily(server).minus(theirs).toMillis() / 1e3);
        var rows = Double.parseDouble(database.owner.single("select count(*) from camera_hour"));
        assertThat(rows).isEqualTo(CAMERAS);
        row("rows a second: hours", rows / 3_600);
    }

    private void sizes(MigratedDatabase database) {
        var samples = Double.parseDouble(database.owner.single(SIZE.formatted("probe_sample")));
        var hours = Double.parseDouble(database.owner.single(SIZE.formatted("camera_hour")));
        row("bytes a camera and day: samples", samples / CAMERAS / SECONDS * 86_400);
        row("bytes a camera and day: hours", hours / CAMERAS * 24);
    }

    private static double share(Duration cpu) {
        return cpu.toMillis() / 1e3 / SECONDS;
    }

    private void row(String what, double measured) {
        table.row(what, "%.3f".formatted(measured));
    }

    /// As PostgreSQL counts, which may be a second late.
    private static double written(MigratedDatabase database, String table) {
        return Double.parseDouble(database.owner.single(WRITTEN.formatted(table)));
    }

    private static Instant beginning() {
        return Instant.now().truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);
    }

    private static List<UUID> cameras(MigratedDatabase database) throws SQLException {
        try (var connection = database.owner.connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from camera order by id")) {
            var cameras = new ArrayList<UUID>();
            while (rows.next()) {
                cameras.add(rows.getObject(1, UUID.class));
            }
            return cameras;
        }
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }
}
