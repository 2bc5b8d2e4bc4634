package vn.giamsat.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.giamsat.system.Await;
import vn.giamsat.system.ServiceProcess;
import vn.giamsat.system.TestDatabase;
import vn.giamsat.system.TestIssuer;

/// Daily reports of 63 provinces with 5,000 facilities and 100,000 cameras, of which 2,080 in one
/// province; one camera in four was down for 20 minutes of each day. Computed at each read beside
/// kept since the day is settled: `./mvnw verify -Dtest=CursorTest -Dit.test=ReportBenchmark`.
class ReportBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final String CAMPAIGN = "00000000-0000-0007-0000-00000000c001";

    private static final String REGISTRY =
            """
            set session_replication_role = replica;
            insert into facility (id, province, name, kind, state, required_points)
            select ('00000000-0000-0007-0000-' || lpad(to_hex(n), 12, '0'))::uuid, p.key, 'Cơ sở ' || n, 'SCHOOL', 'ACTIVE',
                   '[{"zone": "CORRIDOR", "points": 20}]'
              from generate_series(1, 5000) n
              join (select key, row_number() over (order by key) - 1 place from province where scheme = '2021') p
                on p.place = case when n <= 104 then 0 else 1 + n % 62 end;
            insert into camera (id, facility_id, province, enterprise, name, zone, kind, main_address, state)
            select gen_random_uuid(), f.id, f.province, f.assigned, 'Hành lang ' || n, 'CORRIDOR', 'IP_CAMERA',
                   'rtsp://10.0.0.1/' || f.id || '/' || n, 'IN_SERVICE'
              from facility f, generate_series(1, 20) n;
            insert into campaign (id, number, issuer, title, starts_on, due_on, scope, created_at)
            values ('00000000-0000-0007-0000-00000000c001', '597/CĐ-BCĐ', 'BCĐ', 'Kết nối', current_date - 10, current_date, 'PROVINCES',
                    now() - interval '10 days');
            insert into campaign_province (campaign_id, province) select c.id, p.key from campaign c, province p where p.scheme = '2021';
            insert into campaign_facility (campaign_id, facility_id, province, enterprise, step, first_connected_at)
            select c.id, f.id, f.province, f.assigned, 'CONNECTED', now() from campaign c, facility f\
            """;

    /// As the triggers would have written it in ten days.
    private static final String HISTORY =
            """
            set session_replication_role = replica;
            insert into facility_history (facility_id, known_from, province, name, kind, required_points)
            select id, now() - interval '10 days', province, name, kind, 20 from facility;
            insert into camera_history (camera_id, facility_id, known_from, state)
            select id, facility_id, now() - interval '10 days', state from camera;
            insert into membership_history (campaign_id, facility_id, known_from, within)
            select campaign_id, facility_id, now() - interval '10 days', true from campaign_facility;
            insert into reporting_history (campaign_id, province, known_from, within)
            select campaign_id, province, '-infinity', true from campaign_province;
            insert into campaign_step (campaign_id, facility_id, number, province, enterprise, step, at, actor)
            select campaign_id, facility_id, 0, province, enterprise, 'CONNECTED', now() - interval '9 days', 'A' from campaign_facility;
            insert into watch (id, began_at, last_at) values (gen_random_uuid(), now() - interval '10 days', now());
            insert into camera_health_change (id, camera_id, facility_id, province, enterprise, at, was, state, rung)
            select gen_random_uuid(), c.id, c.facility_id, c.province, c.enterprise, change.at, change.was, change.state, 'CONNECTED'
              from (select *, row_number() over () as number from camera) c
              cross join lateral (
                select now() - interval '9 days' as at, 'UNKNOWN' as was, 'UP' as state
                 union all
                select date_trunc('day', now()) - day * interval '1 day' + c.number % 1400 * interval '1 minute', 'UP', 'DOWN'
                  from generate_series(0, 5) day where c.number % 4 = 0
                 union all
                select date_trunc('day', now()) - day * interval '1 day' + (c.number % 1400 + 20) * interval '1 minute', 'DOWN', 'UP'
                  from generate_series(0, 5) day where c.number % 4 = 0) change
             where change.at < now();
            insert into incident (id, camera_id, facility_id, province, enterprise, kind, opened_at, closed_at, ending)
            select id, camera_id, facility_id, province, enterprise, 'DOWN', at, at + interval '20 minutes', 'RECOVERED'
              from camera_health_change where state = 'DOWN' and at < now() - interval '20 minutes'\
            """;

    private final Table table =
            new Table(
                    "asked",
                    "computed, median ms",
                    "PostgreSQL's CPU, ms",
                    "kept, median ms",
                    "PostgreSQL's CPU, ms");

    @Test
    void tellsADayOfTheNation() {
        try (var database = TestDatabase.start();
                var issuer = TestIssuer.start()) {
            var settings = ServiceFigures.settings(database, issuer);
            settings.put("giamsat.schedule.enabled", "false");
            settings.put("giamsat.limits.export-person", "off");
            settings.put("giamsat.limits.export-address", "off");
            try (var service = ServiceProcess.start(settings, "-Xmx320m")) {
                database.enterPeople();
                database.execute(REGISTRY);
                database.execute(HISTORY);
                database.execute("vacuum analyze");
                Await.until(
                        "the figures of all provinces and two days are kept",
                        Duration.ofMinutes(2),
                        () -> database.single(KEPT).equals("126"));
                measure(new Asker(new ServiceFigures(service, issuer), database));
            }
        }
        table.print();
    }

    private static final String KEPT = "select count(*) from settled_figures";

    private void measure(Asker asker) {
        var path = "/api/v1/campaigns/" + CAMPAIGN + "/daily-reports/";
        var file = "/api/v1/exports/daily-reports.%s?campaign=" + CAMPAIGN + "&day=";
        row(asker, "a province with 2,080 cameras", path + "%s/2021-01");
        row(asker, "the ministry's day, 63 provinces", path + "%s");
        row(asker, "the same as XLSX", file.formatted("xlsx") + "%s");
        row(asker, "the same as PDF", file.formatted("pdf") + "%s");
    }

    /// Of the last two days that are settled figures are kept, of those before them none.
    private void row(Asker asker, String what, String path) {
        var kept = lastSettled();
        var computed = asker.median(path.formatted(kept.minusDays(2)));
        var read = asker.median(path.formatted(kept));
        table.row(what, computed.getFirst(), computed.getLast(), read.getFirst(), read.getLast());
    }

    private static LocalDate lastSettled() {
        var now = ZonedDateTime.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        var today = now.toLocalDate();
        return now.toLocalTime().isBefore(LocalTime.of(17, 3)) ? today.minusDays(1) : today;
    }

    private record Asker(ServiceFigures service, TestDatabase database) {
        /// Milliseconds until the answer is complete, and of PostgreSQL's CPU per question.
        List<String> median(String path) {
            once(path);
            var server = Long.parseLong(database.single(SERVER));
            var before = CpuTime.ofFamily(server);
            var times = IntStream.range(0, ROUNDS).mapToDouble(round -> once(path)).sorted();
            var median = times.toArray()[ROUNDS / 2];
            var cpu = CpuTime.ofFamily(server).minus(before).toMillis() / (double) ROUNDS;
            return List.of("%.0f".formatted(median), "%.0f".formatted(cpu));
        }

        private double once(String path) {
            var begun = System.nanoTime();
            var answer = service.service().send(service.asOperator(path).GET().build());
            var taken = (System.nanoTime() - begun) / 1e6;
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return taken;
        }
    }

    /// The process that all others of the server are children of.
    private static final String SERVER =
            "select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)";
}
