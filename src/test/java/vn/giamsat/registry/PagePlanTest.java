package vn.giamsat.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.access.Origin;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Role;
import vn.giamsat.access.Scope;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Conditions;

/// How PostgreSQL finds a page of cameras among 1,000,000, with row-level security and without. The
/// plan and the blocks that it touches are asserted; times are printed.
class PagePlanTest {
    private static final int LIMIT = 51;
    private static final UUID FACILITY = new UUID(7, 1);

    /// 63 provinces, 5,000 facilities, 200 cameras each; half of them Viettel's. Triggers and
    /// foreign keys would take minutes.
    private static final String MILLION =
            """
            set session_replication_role = replica;
            insert into facility (id, province, name, kind, state, enterprise)
            select ('00000000-0000-0007-0000-' || lpad(to_hex(n), 12, '0'))::uuid, p.key, 'Cơ sở ' || n, 'SCHOOL', 'ACTIVE',
                   case when n % 2 = 1 then 'VIETTEL' else 'VNPT' end
              from generate_series(1, 5000) n
              join (select key, row_number() over (order by key) - 1 place from province where scheme = '2021') p on p.place = n % 63;
            insert into camera (id, facility_id, province, enterprise, name, zone, kind, main_address, state)
            select gen_random_uuid(), f.id, f.province, f.assigned, 'Hành lang ' || (n * 7919) % 1000003, 'CORRIDOR', 'IP_CAMERA',
                   'rtsp://10.0.0.1/' || f.id || '/' || n, 'IN_SERVICE'
              from facility f, generate_series(1, 200) n;
            analyze facility;
            analyze camera\
            """;

    private static MigratedDatabase database;
    private static Pool superuser;

    @BeforeAll
    static void enterAMillion() {
        database = new MigratedDatabase();
        database.owner.execute(MILLION);
        superuser = database.superuser();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {
                "NATIONAL_VIEWER",
                "PROVINCE_VIEWER",
                "PROVINCE_OPERATOR",
                "ENTERPRISE_ENGINEER",
                "FACILITY_CONTACT"
            })
    void readsAPageInTheOrderOfAnIndexAndNotMuchMore(Role role) {
        // Given
        var viewer = viewer(role);
        // When
        var secured = explained(viewer, true);
        var open = explained(viewer, false);
        // Then
        System.out.printf(
                "page of cameras for %s: %.2f ms, %d blocks; without row-level security %.2f ms, %d blocks%n",
                role, secured.milliseconds, secured.blocks, open.milliseconds, open.blocks);
        assertThat(secured.text).doesNotContain("Seq Scan");
        if (role != Role.FACILITY_CONTACT) { // whose few rows may as well be sorted
            assertThat(secured.scans).as(secured.text).allMatch(scan -> scan.startsWith("Index"));
            assertThat(secured.text).doesNotContain("\"Sort\"");
        }
        assertThat(secured.blocks).isLessThanOrEqualTo(2 * open.blocks);
    }

    @Test
    void countsAProvinceWithItsIndex() {
        var conditions = CameraFilter.ALL.conditions();
        // When
        var plan =
                explain(
                        viewer(Role.PROVINCE_VIEWER),
                        "select count(*) from camera c" + conditions.where(),
                        conditions.tuple());
        // Then
        assertThat(plan.text).doesNotContain("Seq Scan").contains("camera_page_in_province");
    }

    private static Viewer viewer(Role role) {
        var area =
                switch (role) {
                    case PROVINCE_VIEWER ->
                            new Appointment.Area("2021-24", Set.of("2021-24"), null, null);
                    case ENTERPRISE_ENGINEER ->
                            new Appointment.Area("2021-24", Set.of("2021-24"), "VIETTEL", null);
                    case FACILITY_CONTACT ->
                            new Appointment.Area("2021-24", Set.of("2021-24"), null, FACILITY);
                    case PROVINCE_OPERATOR ->
                            new Appointment.Area(
                                    "2025-24", Set.of("2025-24", "2021-24", "2021-27"), null, null);
                    default -> Appointment.Area.NATION;
                };
        var held = new Appointment(UUID.randomUUID(), role, area, Instant.EPOCH, null);
        return new Viewer.Person(null, "someone", "someone", List.of(held), null, Origin.NONE);
    }

    /// The statement of `Cameras.page`; without row-level security it has the scope in the query.
    private static Plan explained(Viewer viewer, boolean secured) {
        var scope = viewer.scope(Permission.READ);
        var conditions = CameraFilter.ALL.conditions();
        if (!secured) {
            within(conditions, scope);
        }
        var sql =
                CameraRows.select(scope)
                        + conditions.where()
                        + " order by c.name, c.id limit "
                        + LIMIT;
        return secured
                ? explain(viewer, sql, conditions.tuple())
                : best(turn -> ownerExplained(sql, conditions.tuple()));
    }

    private static void within(Conditions conditions, Scope scope) {
        if (!scope.enterprise().isEmpty()) {
            conditions.and("c.enterprise = ?", scope.enterprise());
        }
        if (scope.provinces().size() == 1) {
            conditions.and("c.province = ?", scope.provinces().iterator().next());
        } else if (!scope.provinces().isEmpty()) {
            conditions.and("c.province = any(?)", scope.provinces().toArray(String[]::new));
        }
        if (!scope.facilities().isEmpty()) {
            conditions.and("c.facility_id = any(?)", scope.facilities().toArray(UUID[]::new));
        }
    }

    private static Plan explain(Viewer viewer, String sql, Tuple values) {
        return best(
                turn ->
                        database.transactions
                                .read(viewer, connection -> plan(connection, sql, values))
                                .await()
                                .atMost(Duration.ofSeconds(60)));
    }

    /// As a superuser, who is past all security.
    private static Plan ownerExplained(String sql, Tuple values) {
        return superuser
                .withConnection(connection -> plan(connection, sql, values))
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private static Plan best(IntFunction<Plan> run) {
        return IntStream.range(0, 5)
                .mapToObj(run)
                .min(Comparator.comparingDouble(Plan::milliseconds))
                .orElseThrow();
    }

    private static Uni<Plan> plan(SqlConnection connection, String sql, Tuple values) {
        return connection
                .preparedQuery("explain (analyze, buffers, format json) " + sql)
                .execute(values)
                .map(rows -> Plan.of(rows.iterator().next().getValue(0).toString()));
    }

    /// @param scans the kinds of the nodes that read a table
    private record Plan(double milliseconds, long blocks, List<String> scans, String text) {
        static Plan of(String json) {
            var root = new JsonArray(json).getJsonObject(0);
            var plan = root.getJsonObject("Plan");
            List<String> scans = new ArrayList<>();
            collect(plan, scans);
            return new Plan(
                    root.getDouble("Execution Time"),
                    plan.getLong("Shared Hit Blocks") + plan.getLong("Shared Read Blocks"),
                    scans,
                    json);
        }

        private static void collect(JsonObject node, List<String> scans) {
            if (node.containsKey("Relation Name")) {
                scans.add(node.getString("Node Type"));
            }
            var children = node.getJsonArray("Plans", new JsonArray());
            for (var at = 0; at < children.size(); at++) {
                collect(children.getJsonObject(at), scans);
            }
        }
    }
}
