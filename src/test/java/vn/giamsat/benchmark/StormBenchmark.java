package vn.giamsat.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.system.Await;

/// What PostgreSQL takes when 10,000 of 100,000 cameras go down, in a minute of flushes, and come
/// back in another one: two of each facility, which makes no storm, and all of 500 facilities,
/// which makes as many. Not a test; run it by name: `./mvnw test -Dtest=StormBenchmark`.
///
/// Its statistics are those of a quiet day, as they are for the first minute of a storm.
class StormBenchmark {
    private static final int FLUSHES = 60;
    private static final int TOLD = 10;
    private static final String FLEET =
            SeededFleet.FACILITIES
                    + """
                    insert into camera (id, facility_id, province, enterprise, name, zone, kind, main_address, state)
                    select gen_random_uuid(), f.id, f.province, f.assigned, 'Hành lang ' || n, 'CORRIDOR', 'IP_CAMERA',
                           'rtsp://' || f.id || '-' || n || '/1', 'IN_SERVICE'
                      from facility f, generate_series(1, 20) n;
                    insert into camera_health (camera_id, facility_id, province, enterprise, state, since, rung, checked_at, elapsed_ms,
                        timings, up_streak, down_streak, not_up_streak, not_down_streak)
                    select id, facility_id, province, enterprise, 'UP', now(), 'VERIFIED', now(), 1, '[]', 5, 0, 0, 5 from camera;
                    insert into facility_tally_mark (facility_id, province, enterprise) select id, province, assigned from facility;
                    alter table incident set (autovacuum_enabled = off);
                    analyze\
                    """;
    private static final String SPREAD =
            """
            select id from (select id, row_number() over (partition by facility_id order by id) n from camera) c
             where n <= 2 order by hashtext(id::text)\
            """;
    private static final String FACILITIES =
            "select id from camera where facility_id in (select id from facility order by id limit 500) order by facility_id";
    private static final String TURN =
            """
            select hold_cameras('{%1$s}');
            update camera_health set state = '%3$s', reason = %4$s, checked_at = clock_timestamp() where camera_id = any ('{%1$s}');
            insert into camera_health_change (id, camera_id, facility_id, province, enterprise, at, was, state, rung, reason)
            select gen_random_uuid(), id, facility_id, province, enterprise, clock_timestamp(), '%2$s', '%3$s', 'CONNECTED', %4$s
              from camera where id = any ('{%1$s}');
            select incidents_settle('{%1$s}', now(), (6, '30 min', '15 min', 5, 20, '2 min'))\
            """;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String VISIBLE =
            "select relallvisible from pg_class where relname = 'camera'";
    private static final String SERVER =
            "select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)";

    @Test
    void costsAsMuchAtItsEndAsAtItsBeginning() throws SQLException {
        var spread = costs(SPREAD);
        var facilities = costs(FACILITIES);
        var table =
                new Table(
                        "CPU of PostgreSQL for each of these flushes, ms",
                        "two cameras of each facility",
                        "500 whole facilities");
        for (var at = 0; at < spread.size(); at++) {
            var first = at * TOLD % FLUSHES;
            table.row(
                    "%s, %d to %d"
                            .formatted(
                                    at * TOLD < FLUSHES ? "down" : "up", first + 1, first + TOLD),
                    "%.0f".formatted(spread.get(at)),
                    "%.0f".formatted(facilities.get(at)));
        }
        table.print();
    }

    private static List<Double> costs(String affected) throws SQLException {
        try (var database = new MigratedDatabase();
                var connection = database.owner.connection()) {
            database.owner.execute(FLEET);
            Await.until("cameras can be counted in an index", LIMIT, () -> isSwept(database));
            connection.setAutoCommit(false);
            var server = Long.parseLong(database.owner.single(SERVER));
            var cameras = cameras(connection, affected);
            var costs = new ArrayList<Double>();
            for (var flush = 0; flush < 2 * FLUSHES; flush += TOLD) {
                var before = CpuTime.ofFamily(server);
                for (var next = flush; next < flush + TOLD; next++) {
                    turn(connection, cameras, next);
                }
                costs.add(perFlush(CpuTime.ofFamily(server).minus(before)));
            }
            return costs;
        }
    }

    /// As autovacuum does while nothing changes.
    private static boolean isSwept(MigratedDatabase database) {
        database.owner.execute("vacuum analyze camera");
        return !"0".equals(database.owner.single(VISIBLE));
    }

    private static double perFlush(Duration cpu) {
        return (double) cpu.toMillis() / TOLD;
    }

    private static void turn(Connection connection, List<String> cameras, int flush)
            throws SQLException {
        var part = flush % FLUSHES;
        var some =
                cameras.subList(
                        part * cameras.size() / FLUSHES, (part + 1) * cameras.size() / FLUSHES);
        var ids = String.join(",", some);
        try (var statement = connection.createStatement()) {
            statement.execute(
                    flush < FLUSHES
                            ? TURN.formatted(ids, "UP", "DOWN", "'TIMEOUT'")
                            : TURN.formatted(ids, "DOWN", "UP", "null"));
        }
        connection.commit();
    }

    private static List<String> cameras(Connection connection, String affected)
            throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(affected)) {
            var cameras = new ArrayList<String>();
            while (rows.next()) {
                cameras.add(rows.getObject(1, UUID.class).toString());
            }
            return cameras;
        }
    }
}
