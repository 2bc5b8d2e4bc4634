package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.access.Origin;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;

/// What is counted once and kept against counting every camera.
class TalliesTest {
    private static final List<String> PROVINCES = List.of("2021-24", "2021-27", "2021-48");
    private static final String HEALTH =
            """
            insert into camera_health (camera_id, facility_id, province, enterprise, state, since, rung, reason, checked_at, elapsed_ms,
                timings, up_streak, down_streak, not_up_streak, not_down_streak)
            select id, facility_id, province, enterprise, '%s', now(), 'RESOLVED', %s, now(), 1, '{}', 0, 0, 0, 0
              from camera where id = '%s'
                on conflict (camera_id) do update set state = excluded.state, reason = excluded.reason\
            """;
    private static final String EACH =
            """
            select province, coalesce(h.state, 'UNKNOWN') state, count(*) amount
              from camera c left join (select camera_id, state from camera_health) h on h.camera_id = c.id
             where c.state = 'IN_SERVICE' group by 1, 2 order by 1, 2\
            """;

    private final MigratedDatabase database = new MigratedDatabase();
    private final Tallies tallies = new Tallies(database.transactions);
    private final Overviews overviews = new Overviews(database.transactions);
    private final List<UUID> facilities = new ArrayList<>();
    private final List<UUID> cameras = new ArrayList<>();

    @BeforeEach
    void enter() {
        for (var province : PROVINCES) {
            for (var number = 0; number < 3; number++) {
                var facility = database.facility(province);
                facilities.add(facility);
                cameras.addAll(database.cameras(4, facility, province));
            }
        }
    }

    @AfterEach
    void stop() {
        database.close();
    }

    /// Whatever happens to facilities and cameras, and however much of it was counted again.
    @Test
    void saysWhatCountingEachCameraSaysToEveryLevel() {
        var random = new Random(36);
        for (var step = 0; step < 300; step++) {
            happen(random);
            if (random.nextInt(4) == 0) {
                await(tallies.recount());
            }
            if (step % 10 == 0) {
                assertSame(step);
            }
        }
    }

    private void assertSame(int step) {
        for (var viewer : viewers()) {
            assertThat(told(viewer)).as("step %d, %s", step, viewer).isEqualTo(counted(viewer));
        }
    }

    @Test
    void countsFromWhatIsKeptWhenNothingHasChanged() {
        // Given
        await(tallies.recount());
        assertThat(database.owner.single("select count(*) from facility_tally_mark"))
                .isEqualTo("0");
        // When
        database.owner.execute(
                "update facility_tally set up = 1000 where facility_id = '%s'"
                        .formatted(facilities.getFirst()));
        // Then
        assertThat(await(overviews.overview(nation())).nation().up()).isEqualTo(1000);
    }

    @Test
    void marksNothingWhenAProbeFindsWhatItFoundBefore() {
        // Given
        judge(cameras.getFirst(), "UP", null);
        await(tallies.recount());
        // When
        judge(cameras.getFirst(), "UP", null);
        // Then
        assertThat(await(tallies.recount())).isZero();
    }

    /// A mark that is committed later than the count began is not lost with those that it counted.
    @Test
    void staysRightWhileAChangeIsNotCommittedYet() throws SQLException {
        await(tallies.recount());
        try (var connection = database.owner.connection();
                var statement = connection.createStatement()) {
            // Given
            connection.setAutoCommit(false);
            statement.execute(HEALTH.formatted("DOWN", "'NO_RTP'", cameras.getFirst()));
            // When
            await(tallies.recount());
            assertThat(await(overviews.overview(nation())).nation().down()).isZero();
            connection.commit();
        }
        // Then
        assertThat(await(overviews.overview(nation())).nation().down()).isOne();
        assertThat(await(tallies.recount())).isOne();
        assertThat(await(overviews.overview(nation())).nation().down()).isOne();
    }

    @Test
    void leavesItToTheReplicaThatIsCounting() throws SQLException {
        try (var connection = database.owner.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(597, 36)");
            assertThat(await(tallies.recount())).isZero();
            connection.rollback();
        }
        assertThat(await(tallies.recount())).isEqualTo(facilities.size());
    }

    @Test
    void letsWhoCountsReadNothingElse() {
        for (var closed : List.of("select name from facility", "select main_address from camera")) {
            assertThatThrownBy(
                            () ->
                                    await(
                                            database.transactions.rows(
                                                    new Viewer.Counter().scope(Permission.READ),
                                                    closed,
                                                    Tuple.tuple(),
                                                    row -> row)))
                    .hasMessageContaining("permission denied");
        }
    }

    private void happen(Random random) {
        var camera = cameras.get(random.nextInt(cameras.size()));
        var facility = facilities.get(random.nextInt(facilities.size()));
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> judge(camera, pick(random, "UP", "DEGRADED", "UNKNOWN"), null);
            case 3 -> judge(camera, "DOWN", pick(random, "NO_RTP", "RTSP_404"));
            case 4 ->
                    change(
                            "camera set state = '%s'",
                            pick(random, "IN_SERVICE", "RETIRED"), camera);
            case 5 -> change("facility set province = '%s'", pick(random, PROVINCES), facility);
            case 6 ->
                    change(
                            "facility set enterprise = '%s'",
                            pick(random, "VIETTEL", "VNPT"), facility);
            default -> remove(camera);
        }
    }

    private void remove(UUID camera) {
        for (var table :
                List.of("incident", "camera_service", "camera_health", "camera_health_change")) {
            database.owner.execute(
                    "delete from %s where camera_id = '%s'".formatted(table, camera));
        }
        database.owner.execute("delete from camera where id = '%s'".formatted(camera));
    }

    private void change(String what, String value, UUID id) {
        database.owner.execute(
                "update " + what.formatted(value) + " where id = '%s'".formatted(id));
    }

    private void judge(UUID camera, String state, String reason) {
        database.owner.execute(
                HEALTH.formatted(state, reason == null ? "null" : "'" + reason + "'", camera));
    }

    private static String pick(Random random, String... values) {
        return pick(random, List.of(values));
    }

    private static String pick(Random random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private List<Viewer> viewers() {
        return List.of(
                nation(),
                viewer(Role.PROVINCE_VIEWER, null, null, "2021-24"),
                viewer(Role.PROVINCE_VIEWER, null, null, "2021-24", "2021-27"),
                viewer(Role.ENTERPRISE_ENGINEER, "VIETTEL", null, "2021-48"),
                viewer(Role.ENTERPRISE_ENGINEER, "VNPT", null, "2021-24", "2021-48"),
                viewer(Role.ENTERPRISE_ENGINEER, "VNPT", facilities.get(1), "2021-24"),
                viewer(Role.FACILITY_CONTACT, null, facilities.get(2), "2021-24"));
    }

    private static Viewer nation() {
        return viewer(Role.NATIONAL_VIEWER, null, null);
    }

    private static Viewer viewer(Role role, String enterprise, UUID facility, String... provinces) {
        var area =
                provinces.length == 0
                        ? Appointment.Area.NATION
                        : new Appointment.Area(
                                provinces[0], Set.of(provinces), enterprise, facility);
        var held = new Appointment(UUID.randomUUID(), role, area, Instant.EPOCH, null);
        return new Viewer.Person(null, "someone", "someone", List.of(held), null, Origin.NONE);
    }

    private List<String> told(Viewer viewer) {
        return await(overviews.overview(viewer)).provinces().stream()
                .flatMap(
                        line ->
                                Stream.of(
                                        told(line.province(), "DEGRADED", line.degraded()),
                                        told(line.province(), "DOWN", line.down()),
                                        told(line.province(), "UNKNOWN", line.unknown()),
                                        told(line.province(), "UP", line.up())))
                .filter(line -> !line.endsWith(" 0"))
                .toList();
    }

    private List<String> counted(Viewer viewer) {
        return await(
                database.transactions.rows(
                        viewer,
                        EACH,
                        Tuple.tuple(),
                        row ->
                                told(
                                        row.getString("province"),
                                        row.getString("state"),
                                        row.getInteger("amount"))));
    }

    private static String told(String province, String state, int amount) {
        return province + " " + state + " " + amount;
    }

    private static <T> T await(Uni<T> result) {
        return result.await().atMost(Duration.ofSeconds(10));
    }
}
