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
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.PictureExaminer.Examination.Seen;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.PictureSignature;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Snapshot;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.memory.MemoryThresholds;
import vn.giamsat.probe.memory.PictureMemories;
import vn.giamsat.system.Await;

/// What all that is kept of 100,000 cameras costs, of which each is probed every 60 s and shows a
/// picture every 10 min, and nothing changes: the probes of `-Dminutes` (60, an hour; more than 10)
/// as fast as they can be written, a flush for each second of them, what the cameras usually show,
/// and the hour made of it. Not a test; run it by name: `./mvnw test -Dtest=HistoryBenchmark`.
class HistoryBenchmark {
    private static final int CAMERAS = Integer.getInteger("cameras", 100_000);
    private static final int SECONDS = 60 * Integer.getInteger("minutes", 60);
    private static final int INTERVAL_SECONDS = 60;
    private static final Duration PICTURES_APART = Duration.ofMinutes(10);

    /// Until then each camera has its first picture here, and the rest is steady.
    private static final int FIRST_PICTURES_SECONDS = 600;

    private static final double MOST_ROWS = 200;

    /// A connection without work tells its counts after 10 s.
    private static final Duration UNTIL_COUNTED = Duration.ofSeconds(11);
    private static final Seen CORRIDOR =
            new Seen(
                    new PictureFacts(1280, 720, 100, 30, 0, 0, 8, 0.1, 4, 1),
                    new PictureSignature(new byte[288], 0.3, 0.8, -3, 4),
                    new Snapshot(new byte[0], 320, 180),
                    List.of());
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /// All were found UP before.
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
            select id, facility_id, province, enterprise, 'UP', now(), 'VERIFIED', null, now(), 1, '[]', 5, 0, 0, 5 from camera;
            analyze\
            """;

    private static final String WRITTEN =
            "select coalesce(sum(n_tup_ins + n_tup_upd), 0) from pg_stat_user_tables where relname ~ '^%s'";
    private static final String SIZE =
            "select sum(pg_total_relation_size(inhrelid)) from pg_inherits where inhparent = '%s'::regclass";
    private static final String SERVER =
            "select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)";

    private final Table table = new Table("what", "measured");
    private double rows;

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
            remember(database, cameras);
            rollUp(database);
            row("rows a second: together", rows);
            sizes(database);
        }
        table.print();
        assertThat(rows).as("rows a second").isLessThanOrEqualTo(MOST_ROWS);
    }

    private void probe(MigratedDatabase database, HealthJournal journal, List<UUID> cameras) {
        var probes = new SteadyProbes(beginning());
        var flushes = new ArrayList<Double>();
        var server = Long.parseLong(database.owner.single(SERVER));
        var ours = CpuTime.ofThisProcess();
        var theirs = CpuTime.ofFamily(server);
        var healthBefore = written(database, "camera_health$");
        var picturesBefore = 0.0;
        for (var second = 0; second < SECONDS; second++) {
            if (second == FIRST_PICTURES_SECONDS) {
                Await.pause(UNTIL_COUNTED);
                picturesBefore = written(database, "camera_picture$");
            }
            for (var at = second % INTERVAL_SECONDS; at < CAMERAS; at += INTERVAL_SECONDS) {
                journal.fold(probes.of(cameras.get(at), at, second), PICTURES_APART);
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
        Await.pause(UNTIL_COUNTED);
        rows("cameras in turn", (written(database, "camera_health$") - healthBefore) / SECONDS);
        rows("samples", written(database, "probe_sample_2") / SECONDS);
        rows("marks", written(database, "probe_sample_mark") / SECONDS);
        rows(
                "pictures, after the first of each camera",
                (written(database, "camera_picture$") - picturesBefore)
                        / (SECONDS - FIRST_PICTURES_SECONDS));
    }

    /// Each camera in its minute of the hour.
    private void remember(MigratedDatabase database, List<UUID> cameras) {
        var memories = new PictureMemories(MemoryThresholds.DEFAULTS);
        for (var id : cameras) {
            memories.compared(target(id), beginning(), CORRIDOR);
            memories.learn(id, beginning());
        }
        for (var minute = 0; minute < 60; minute++) {
            await(JournalFixture.keepMemories(database.transactions, memories, minute));
        }
        var remembered = database.owner.single("select count(*) from camera_memory");
        rows("what cameras usually show", Double.parseDouble(remembered) / 3_600);
    }

    private static ProbeTarget target(UUID camera) {
        var address = StreamAddress.of("rtsp://10.0.0.1/1");
        return new ProbeTarget(camera, address, null, null, Expectation.ANYTHING);
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
        var hours = Double.parseDouble(database.owner.single("select count(*) from camera_hour"));
        assertThat(hours).isEqualTo(CAMERAS);
        rows("hours of cameras", hours / 3_600);
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

    private void rows(String what, double aSecond) {
        rows += aSecond;
        row("rows a second: " + what, aSecond);
    }

    private void row(String what, double measured) {
        table.row(what, "%.3f".formatted(measured));
    }

    /// As PostgreSQL counts.
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
