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
import java.util.function.Function;
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

/// How PostgreSQL finds a page among 1,000,000 cameras, with row-level security and without. The
/// plan and the blocks that it touches are asserted; times are printed.
class PagePlanTest {
    private static final int LIMIT = 51;
    private static final UUID FACILITY = new UUID(7, 1);

    /// 63 provinces, 5,000 facilities, 200 cameras each; half of them Viettel's. Triggers and
    /// foreign keys would take minutes, indexes that grow row by row one.
    private static final String MILLION =
            """
            set session_replication_role = replica;
            update pg_index set indisready = false where indrelid = 'camera'::regclass;
            insert into facility (id, province, name, kind, state, enterprise)
            select ('00000000-0000-0007-0000-' || lpad(to_hex(n), 12, '0'))::uuid, p.key, 'Cơ sở ' || n, 'SCHOOL', 'ACTIVE',
                   case when n % 2 = 1 then 'VIETTEL' else 'VNPT' end
              from generate_series(1, 5000) n
              join (select key, row_number() over (order by key) - 1 place from province where scheme = '2021') p
                on p.place = case when n <= 4998 then n % 61 else n - 4938 end;
            insert into camera (id, facility_id, province, enterprise, name, zone, kind, main_address, state)
            select gen_random_uuid(), f.id, f.province, f.assigned, 'Hành lang ' || (n * 7919) % 1000003, 'CORRIDOR', 'IP_CAMERA',
                   'rtsp://10.0.0.1/' || f.id || '/' || n, 'IN_SERVICE'
              from facility f, generate_series(1, case when f.province in ('2021-95', '2021-96') then 10 else 200 end) n;
            reindex table camera;
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

    /// Every level of the database, by somebody who has it.
    private enum Level {
        NATION(Role.NATIONAL_VIEWER, Appointment.Area.NATION),
        PROVINCE(Role.PROVINCE_VIEWER, in("2021-24")),
        UNIT_OF_2025(Role.PROVINCE_OPERATOR, in("2025-24", "2021-24", "2021-27")),
        SMALL_UNIT_OF_2025(Role.PROVINCE_OPERATOR, in("2025-96", "2021-95", "2021-96")),
        ENTERPRISE(
                Role.ENTERPRISE_ENGINEER,
                new Appointment.Area("2021-24", Set.of("2021-24"), "VIETTEL", null)),
        ENTERPRISE_IN_PROVINCES(
                Role.ENTERPRISE_ENGINEER,
                new Appointment.Area("2025-24", Set.of("2021-24", "2021-27"), "VIETTEL", null)),
        ENTERPRISE_AT_A_FACILITY(
                Role.ENTERPRISE_ENGINEER,
                new Appointment.Area("2021-24", Set.of("2021-24"), "VIETTEL", FACILITY)),
        CONTACT(
                Role.FACILITY_CONTACT,
                new Appointment.Area("2021-24", Set.of("2021-24"), null, FACILITY));

        private final Viewer viewer;

        Level(Role role, Appointment.Area area) {
            var held = new Appointment(UUID.randomUUID(), role, area, Instant.EPOCH, null);
            viewer =
                    new Viewer.Person(null, "someone", "someone", List.of(held), null, Origin.NONE);
        }

        private static Appointment.Area in(String... provinces) {
            return new Appointment.Area(provinces[0], Set.of(provinces), null, null);
        }

        Scope scope() {
            return viewer.scope(Permission.READ);
        }

        boolean isOfFacilities() {
            return this == ENTERPRISE_AT_A_FACILITY || this == CONTACT;
        }
    }

    @ParameterizedTest
    @EnumSource(value = Level.class, names = "SMALL_UNIT_OF_2025", mode = EnumSource.Mode.EXCLUDE)
    void readsAPageOfCamerasInTheOrderOfAnIndexAndNotMuchMore(Level level) {
        assertSmall(level, cameras(level));
    }

    @ParameterizedTest
    @EnumSource(value = Level.class, names = "SMALL_UNIT_OF_2025", mode = EnumSource.Mode.EXCLUDE)
    void readsAPageOfFacilitiesWithAnIndexAndNotMuchMore(Level level) {
        var asked = new Asked("f", FacilityRows.SELECT, FacilityFilter.ALL::within);

        assertSmall(level, asked);
    }

    private static Asked cameras(Level level) {
        var select = CameraRows.select(level.scope());
        return new Asked("c", select, CameraFilter.ALL::within);
    }

    /// Whose cameras stand far apart in the order of names is better off with the index of his
    /// provinces.
    @Test
    void readsNotTheWholeCountryForAUnitWithFewCameras() {
        var level = Level.SMALL_UNIT_OF_2025;
        // When
        var plan = explain(level.viewer, cameras(level).page(level.scope()));
        // Then
        System.out.printf(
                "page of cameras for %s: %.2f ms, %d blocks%n",
                level, plan.milliseconds, plan.blocks);
        assertThat(plan.blocks).isLessThan(100);
    }

    private static void assertSmall(Level level, Asked asked) {
        // When
        var secured = explain(level.viewer, asked.page(level.scope()));
        var open = explainedOpenly(level.viewer, asked);
        // Then
        System.out.printf(
                "page of %s for %s: %.2f ms, %d blocks; without row-level security %.2f ms, %d blocks%n",
                asked.table.equals("c") ? "cameras" : "facilities",
                level,
                secured.milliseconds,
                secured.blocks,
                open.milliseconds,
                open.blocks);
        assertThat(secured.text).doesNotContain("Seq Scan");
        if (asked.hasMany(level)) {
            assertThat(secured.scans).as(secured.text).allMatch(scan -> scan.startsWith("Index"));
            assertThat(secured.text).doesNotContain("\"Sort\"");
        }
        assertThat(secured.blocks).isLessThanOrEqualTo(2 * open.blocks);
    }

    @Test
    void countsAProvinceWithItsIndex() {
        var conditions = CameraFilter.ALL.within(Level.PROVINCE.scope());
        // When
        var plan =
                explain(
                        Level.PROVINCE.viewer,
                        new Statement(
                                "select count(*) from camera c" + conditions.where(),
                                conditions.tuple()));
        // Then
        assertThat(plan.text).doesNotContain("Seq Scan").contains("camera_page_in_province");
    }

    /// A list, as `Cameras.page` and `Facilities.page` ask for it.
    ///
    /// @param table the name that the statement gives to its table
    private record Asked(String table, String select, Function<Scope, Conditions> filter) {
        /// Rows of a level; a few may as well be sorted.
        boolean hasMany(Level level) {
            return table.equals("c") ? !level.isOfFacilities() : level == Level.NATION;
        }

        Statement page(Scope scope) {
            return page(filter.apply(scope));
        }

        Statement page(Conditions conditions) {
            var order = " order by %1$s.name, %1$s.id limit %2$d".formatted(table, LIMIT);
            return new Statement(select + conditions.where() + order, conditions.tuple());
        }
    }

    private record Statement(String sql, Tuple values) {}

    /// As a superuser, who is past all security, with the scope in the query.
    private static Plan explainedOpenly(Viewer viewer, Asked asked) {
        var scope = viewer.scope(Permission.READ);
        var conditions = asked.filter.apply(new Scope.Nation());
        within(conditions, scope, asked.table);
        var statement = asked.page(conditions);
        return best(turn -> superuser.withConnection(connection -> plan(connection, statement)));
    }

    private static void within(Conditions conditions, Scope scope, String table) {
        var facility = table.equals("f") ? "f.id" : table + ".facility_id";
        if (!scope.enterprise().isEmpty()) {
            conditions.and(table + ".enterprise = ?", scope.enterprise());
        }
        if (scope.provinces().size() == 1) {
            conditions.and(table + ".province = ?", scope.provinces().iterator().next());
        } else if (!scope.provinces().isEmpty()) {
            conditions.and(table + ".province = any(?)", scope.provinces().toArray(String[]::new));
        }
        if (!scope.facilities().isEmpty()) {
            conditions.and(facility + " = any(?)", scope.facilities().toArray(UUID[]::new));
        }
    }

    private static Plan explain(Viewer viewer, Statement asked) {
        return best(
                turn -> database.transactions.read(viewer, connection -> plan(connection, asked)));
    }

    private static Plan best(IntFunction<Uni<Plan>> run) {
        return IntStream.range(0, 25)
                .mapToObj(run)
                .map(plan -> plan.await().atMost(Duration.ofSeconds(60)))
                .min(Comparator.comparingDouble(Plan::milliseconds))
                .orElseThrow();
    }

    private static Uni<Plan> plan(SqlConnection connection, Statement asked) {
        return connection
                .preparedQuery("explain (analyze, buffers, format json) " + asked.sql)
                .execute(asked.values)
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
