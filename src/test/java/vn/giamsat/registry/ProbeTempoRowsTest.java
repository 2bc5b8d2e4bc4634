package vn.giamsat.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.registry.ProbeTargets.Watched;
import vn.giamsat.system.Await;

/// What the prober reads of intervals and power cuts, and that it hears of them.
class ProbeTempoRowsTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static MigratedDatabase database;

    private UUID facility;
    private UUID camera;

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void enter() {
        facility = database.facility("2021-24");
        camera = database.camera(facility, "2021-24");
    }

    @Test
    void goesByTheCameraThenByItsFacilityThenByTheConfiguration() {
        assertThat(read().intervals()).isEqualTo(ProbeIntervals.INHERITED);
        set(
                "facility",
                facility,
                "description_interval_seconds = 30, picture_interval_seconds = 300");
        assertThat(read().intervals()).isEqualTo(new ProbeIntervals(30, 300));
        set("camera", camera, "picture_interval_seconds = 60");
        assertThat(read().intervals()).isEqualTo(new ProbeIntervals(30, 60));
    }

    @ParameterizedTest
    @CsvSource({
        "camera, description_interval_seconds, 9",
        "camera, description_interval_seconds, 3601",
        "facility, picture_interval_seconds, 59",
        "facility, picture_interval_seconds, 86401"
    })
    void keepsNoIntervalThatMakesNoSense(String table, String column, int seconds) {
        var id = table.equals("camera") ? camera : facility;
        assertThatThrownBy(() -> set(table, id, column + " = " + seconds))
                .hasMessageContaining("_range");
    }

    @Test
    void tellsWhenThePowerIsBackAndNothingOfOtherReports() {
        // Given
        report("MAINTENANCE", "2021-06-12T09:00:00Z");
        assertThat(read().powerBackAt()).isEmpty();
        // When
        var cut = report("POWER_CUT", "2021-06-12T16:00:00Z");
        // Then
        assertThat(read().powerBackAt()).contains(Instant.parse("2021-06-12T16:00:00Z"));
        end(cut, "2021-06-12T10:00:00Z");
        assertThat(read().powerBackAt()).contains(Instant.parse("2021-06-12T10:00:00Z"));
    }

    @Test
    void hearsOfTheFacilitysIntervalsAndOfPowerCuts() {
        // Given
        List<UUID> heard = new CopyOnWriteArrayList<>();
        var listening =
                RegistryFixture.notices(database.pool)
                        .listen(heard::add, () -> {})
                        .await()
                        .atMost(LIMIT);
        // When
        set("facility", facility, "picture_interval_seconds = 300");
        // Then
        Await.until("the interval is told", LIMIT, () -> heard.equals(List.of(camera)));
        set("facility", facility, "name = 'Trường B'");
        var cut = report("POWER_CUT", "2021-06-12T16:00:00Z");
        Await.until("the power cut is told", LIMIT, () -> heard.equals(List.of(camera, camera)));
        end(cut, "2021-06-12T10:00:00Z");
        Await.until("its end is told", LIMIT, () -> heard.size() == 3);
        listening.close().await().atMost(LIMIT);
    }

    private Watched read() {
        return RegistryFixture.targets(database.transactions)
                .byIds(List.of(camera))
                .await()
                .atMost(LIMIT)
                .getFirst();
    }

    private static void set(String table, UUID id, String values) {
        database.owner.execute("update %s set %s where id = '%s'".formatted(table, values, id));
    }

    private UUID report(String kind, String until) {
        var id = UUID.randomUUID();
        database.owner.execute(
                """
                insert into status_report (id, facility_id, province, enterprise, kind, begins_at, planned_until, received_at, excuses_from)
                values ('%s', '%s', '2021-24', 'NONE', '%s', '2021-06-12T08:00:00Z', '%s', now(), '2021-06-12T08:00:00Z')\
                """
                        .formatted(id, facility, kind, until));
        return id;
    }

    private static void end(UUID report, String at) {
        set("status_report", report, "ended_at = '%s', ended_told_at = now()".formatted(at));
    }
}
