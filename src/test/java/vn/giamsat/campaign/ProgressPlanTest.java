package vn.giamsat.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.access.Origin;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;
import vn.giamsat.benchmark.SeededFleet;

/// How PostgreSQL finds how far an order is, with 5,000 facilities, eight orders that cover them
/// and row-level security. The plan is asserted; times are printed.
class ProgressPlanTest {
    private static final String PROVINCE = "2021-24";

    /// Of each order 80 days, of all provinces and both enterprises.
    private static final String DAYS =
            """
            set session_replication_role = replica;
            insert into province_progress (campaign_id, day, province, enterprise, planned, surveyed, agreed, connected, cannot_connect,
                                           exempt, overdue, first_connected)
            select c.id, date '2021-05-06' + n, p.key, e.enterprise, 40, 30, 20, 10, 1, 1, 0, 2
              from campaign c, generate_series(0, 79) n, province p, (values ('VIETTEL'), ('VNPT')) e (enterprise)
             where p.scheme = '2021';
            analyze\
            """;

    private static MigratedDatabase database;

    @BeforeAll
    static void enter() {
        database = new MigratedDatabase();
        database.owner.execute(SeededFleet.FACILITIES_AND_ORDERS);
        database.owner.execute(DAYS);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void readsTheFacilitiesOfTheOrderAndOfNoOther() {
        assertThat(plan(nation(), ProgressStatement.of(SeededFleet.ORDER)))
                .contains("campaign_facility_by_step")
                .doesNotContain("Seq Scan on campaign_facility");
    }

    @Test
    void readsNoMoreThanTheFacilitiesOfAProvince() {
        var own = new Appointment.Area(PROVINCE, Set.of(PROVINCE), null, null);
        var plan = plan(viewer(Role.PROVINCE_VIEWER, own), ProgressStatement.of(SeededFleet.ORDER));
        assertThat(plan)
                .contains("campaign_facility_by_step")
                .doesNotContain("Seq Scan on campaign_facility", "rows=5000");
    }

    /// Fourteen days of 63 provinces and two enterprises.
    @Test
    void readsTheDaysThatAreAskedForAndNoOthers() {
        assertThat(plan(nation(), ProgressStatement.ofDays(SeededFleet.ORDER)))
                .contains("province_progress_pk", "rows=1764")
                .doesNotContain("Seq Scan on province_progress");
    }

    private static Viewer nation() {
        return viewer(Role.NATIONAL_VIEWER, Appointment.Area.NATION);
    }

    private static Viewer viewer(Role role, Appointment.Area area) {
        var held = new Appointment(UUID.randomUUID(), role, area, Instant.EPOCH, null);
        return new Viewer.Person(null, "someone", "someone", List.of(held), null, Origin.NONE);
    }

    private static String plan(Viewer viewer, String statement) {
        var plan =
                database.transactions
                        .read(
                                viewer,
                                connection ->
                                        connection
                                                .query("explain (analyze, buffers) " + statement)
                                                .execute()
                                                .map(ProgressPlanTest::text))
                        .await()
                        .atMost(Duration.ofSeconds(30));
        System.out.println(plan.substring(plan.lastIndexOf("Execution Time")));
        return plan;
    }

    private static String text(Iterable<Row> lines) {
        return StreamSupport.stream(lines.spliterator(), false)
                .map(line -> line.getString(0))
                .collect(Collectors.joining("\n"));
    }
}
