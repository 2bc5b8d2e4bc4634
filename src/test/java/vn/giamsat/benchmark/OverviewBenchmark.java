package vn.giamsat.benchmark;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giamsat.health.OverviewStatement;
import vn.giamsat.system.Await;
import vn.giamsat.system.ServiceProcess;
import vn.giamsat.system.TestDatabase;
import vn.giamsat.system.TestIssuer;

/// How things stand with 5,000 facilities and 100,000 cameras, asked 50 times a second, beside
/// pgbench asking the database itself: `./mvnw verify -Dtest=CursorTest
/// -Dit.test=OverviewBenchmark`. Needs wrk and pgbench.
class OverviewBenchmark {
    private static final int PER_SECOND = 50;
    private static final int WARM_UP = Integer.getInteger("warm-up", 30);
    private static final int MEASURED = Integer.getInteger("seconds", 30);

    /// One camera in 20 is down, one in 20 degraded.
    private static final String FLEET =
            """
            set session_replication_role = replica;
            insert into facility (id, province, name, kind, state, enterprise)
            select ('00000000-0000-0007-0000-' || lpad(to_hex(n), 12, '0'))::uuid, p.key, 'Cơ sở ' || n, 'SCHOOL', 'ACTIVE',
                   case when n % 2 = 1 then 'VIETTEL' else 'VNPT' end
              from generate_series(1, 5000) n
              join (select key, row_number() over (order by key) - 1 place from province where scheme = '2021') p on p.place = n % 63;
            insert into camera (id, facility_id, province, enterprise, name, zone, kind, main_address, state)
            select gen_random_uuid(), f.id, f.province, f.assigned, 'Hành lang ' || n, 'CORRIDOR', 'IP_CAMERA',
                   'rtsp://10.0.0.1/' || f.id || '/' || n, 'IN_SERVICE'
              from facility f, generate_series(1, 20) n;
            insert into camera_health (camera_id, facility_id, province, enterprise, state, since, rung, reason, checked_at, elapsed_ms,
                timings, up_streak, down_streak, not_up_streak, not_down_streak)
            select id, facility_id, province, enterprise, case when n = 1 then 'DOWN' when n = 2 then 'DEGRADED' else 'UP' end, now(),
                   'RESOLVED', case when n = 1 then 'NO_RTP' when n = 2 then 'FPS_LOW' end, now(), 1, '{}', 0, 0, 0, 0
              from (select *, row_number() over (partition by facility_id) n from camera) c;
            insert into facility_tally_mark (facility_id, province, enterprise) select id, province, assigned from facility;
            analyze\
            """;

    private final Table table =
            new Table(
                    "asked by",
                    "a second",
                    "p99",
                    "CPU of the asker, ms",
                    "CPU of PostgreSQL, ms",
                    "both");

    @Test
    void tellsHowThingsStand() throws IOException {
        try (var database = TestDatabase.start();
                var issuer = TestIssuer.start()) {
            var settings = ServiceFigures.settings(database, issuer);
            settings.put("giamsat.schedule.enabled", "false");
            try (var service = ServiceProcess.start(settings, "-Xmx320m")) {
                database.enterPeople();
                database.execute(FLEET);
                Await.until(
                        "all facilities are counted",
                        Duration.ofMinutes(1),
                        () ->
                                database.single("select count(*) from facility_tally_mark")
                                        .equals("0"));
                database.execute("vacuum analyze");
                measure(new ServiceFigures(service, issuer), database);
            }
        }
        table.print();
    }

    private void measure(ServiceFigures service, TestDatabase database) throws IOException {
        var server = serverOf(database);
        var bench = new PgBench(URI.create(database.url()).getPort(), OverviewStatement.SQL);
        var question =
                new Wrk.Question(
                        service.service().uri("/api/v1/overview").toString(),
                        service.authorization(),
                        null,
                        PER_SECOND);
        Wrk.paced(question, WARM_UP);
        var asker = service.cpu();
        var asked = CpuTime.ofFamily(server);
        var load = Wrk.paced(question, MEASURED);
        row(
                "clients, of the service",
                load.requestsPerSecond() * MEASURED,
                load.tail(),
                List.of(service.cpu().minus(asker), CpuTime.ofFamily(server).minus(asked)));
        bench.paced(PER_SECOND, 5);
        asker = CpuTime.ofEndedChildren();
        asked = CpuTime.ofFamily(server);
        var answered = bench.paced(PER_SECOND, MEASURED);
        row(
                "pgbench, of PostgreSQL",
                answered,
                "",
                List.of(
                        CpuTime.ofEndedChildren().minus(asker),
                        CpuTime.ofFamily(server).minus(asked)));
    }

    private void row(String who, double questions, String tail, List<Duration> taken) {
        var each = taken.stream().mapToDouble(cpu -> cpu.toNanos() / 1e6 / questions).toArray();
        table.row(
                who,
                "%.0f".formatted(questions / MEASURED),
                tail,
                "%.2f".formatted(each[0]),
                "%.2f".formatted(each[1]),
                "%.2f".formatted(each[0] + each[1]));
    }

    /// The process that all others of the server are children of.
    private static long serverOf(TestDatabase database) {
        return Long.parseLong(
                database.single("select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)"));
    }
}
