package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.fleet.FleetFixture;
import vn.giamsat.system.Await;

/// A machine that has no time to read all cameras, over a real PostgreSQL.
class TargetFeedTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final TargetFeed.Patience PATIENCE =
            new TargetFeed.Patience(Duration.ofSeconds(1), Duration.ofSeconds(15));
    private static final String END_LISTENING =
            "select bool_and(pg_terminate_backend(pid)) from pg_stat_activity where query ilike 'listen%'";

    private final MigratedDatabase database = new MigratedDatabase();
    private UUID facility;
    private RunningService service;

    @BeforeEach
    void watch() {
        facility = database.facility("2021-24");
        service =
                new RunningService(
                                database,
                                RunningService.everySecond(true),
                                FleetFixture.config(Duration.ofSeconds(10), Duration.ofSeconds(1)),
                                PATIENCE)
                        .start();
        awaitProbed(database.camera(facility, "2021-24"));
    }

    @AfterEach
    void stop() {
        service.close();
        database.close();
    }

    @Test
    void restsFromReadingAllAfterOneThatTookTooLongAndReadsWhatChangesMeanwhile() {
        // Given
        service.stallsReading = true;
        database.owner.single(END_LISTENING);
        Await.until("all is read", LIMIT, () -> service.stalledReadings.get() == 1);
        service.stallsReading = false;
        // When
        var unnoticed = enteredWithoutNotice();
        awaitProbed(database.camera(facility, "2021-24"));
        // Then
        assertThat(isProbed(unnoticed)).isFalse();
        awaitProbed(unnoticed);
    }

    private UUID enteredWithoutNotice() {
        database.owner.execute("alter table camera disable trigger user");
        var camera = database.camera(facility, "2021-24");
        database.owner.execute("alter table camera enable trigger user");
        return camera;
    }

    private void awaitProbed(UUID camera) {
        Await.until("it is probed", LIMIT, () -> isProbed(camera));
    }

    private boolean isProbed(UUID camera) {
        return List.copyOf(service.prober.probed).stream().anyMatch(probed -> probed.isOf(camera));
    }
}
