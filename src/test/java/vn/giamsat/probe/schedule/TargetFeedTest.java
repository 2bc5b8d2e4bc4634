package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.fleet.FleetFixture;
import vn.giamsat.system.Await;

/// How cameras are met of which no notice told, over a real PostgreSQL.
class TargetFeedTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final Duration READING = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofHours(1);
    private static final String LISTENERS =
            "select count(*) from pg_stat_activity where query = 'listen giamsat_camera'";
    private static final String END_LISTENING =
            "select bool_and(pg_terminate_backend(pid)) from pg_stat_activity where query ilike 'listen%'";

    private final MigratedDatabase database = new MigratedDatabase();
    private final UUID facility = database.facility("2021-24");
    private final UUID first = database.camera(facility, "2021-24");
    private RunningService service;

    @AfterEach
    void stop() {
        service.close();
        database.close();
    }

    @Test
    void readsAllAgainPageByPageWithoutANotice() {
        // Given
        watch(Duration.ofSeconds(2));
        // When
        unnoticed(() -> database.cameras(2 * TargetReader.PAGE, facility, "2021-24"));
        // Then
        awaitCameras(2 * TargetReader.PAGE + 1);
    }

    @Test
    void leavesACameraThatIsNotThereInItsFirstReview() {
        // Given
        var other = database.camera(facility, "2021-24");
        watch(Duration.ofSeconds(10));
        awaitProbed(other);
        // When
        unnoticed(() -> outOfService(other));
        // Then
        awaitCameras(1);
        assertThat(service.pages).hasValue(2);
    }

    @Test
    void keepsACameraThatIsThereThoughNoPageHasIt() {
        // Given
        var other = database.camera(facility, "2021-24");
        watch(Duration.ofSeconds(1));
        awaitProbed(other);
        // When
        service.missed = other;
        awaitPages(service.pages.get() + 4);
        // Then
        assertThat(service.scheduler.load().cameras()).isEqualTo(2);
    }

    @Test
    void probesWhatItHasOfShardsWhoseReadingDoesNotEndAndReadsTheRestLater() {
        // Given
        database.cameras(2 * TargetReader.PAGE, facility, "2021-24");
        service = service(LONG);
        service.readablePages = 1;
        // When
        service.start();
        awaitStalled(2);
        // Then
        awaitCameras(TargetReader.PAGE);
        assertThat(service.prober.probed).isNotEmpty();
        service.readablePages = Integer.MAX_VALUE;
        awaitCameras(2 * TargetReader.PAGE + 1);
    }

    @Test
    void waitsForThePagesTurnWhenItTookTooLongAndReadsWhatChangesMeanwhile() {
        // Given
        watch(Duration.ofSeconds(10));
        service.readablePages = 0;
        awaitStalled(1);
        // When
        var unnoticed = unnoticed(() -> database.camera(facility, "2021-24"));
        awaitProbed(database.camera(facility, "2021-24"));
        // Then
        assertThat(service.stalledReadings).hasValue(1);
        service.readablePages = Integer.MAX_VALUE;
        assertThat(isProbed(unnoticed)).isFalse();
        awaitProbed(unnoticed);
    }

    @Test
    void readsAllAgainSoonAfterAConnectionWasLostHoweverOftenItTakesTooLong() {
        // Given
        watch(LONG);
        service.readablePages = 0;
        var unnoticed = unnoticed(() -> database.camera(facility, "2021-24"));
        // When
        database.owner.single(END_LISTENING);
        awaitStalled(2);
        service.readablePages = Integer.MAX_VALUE;
        // Then
        awaitProbed(unnoticed);
    }

    private void watch(Duration review) {
        service = service(review);
        service.listen();
        Await.until("it listens", LIMIT, () -> database.owner.single(LISTENERS).equals("1"));
        service.takeShards(); // else all is read again as what may have changed unheard
        awaitProbed(first);
    }

    private RunningService service(Duration review) {
        return new RunningService(
                database,
                RunningService.everySecond(true),
                FleetFixture.config(Duration.ofSeconds(10), Duration.ofSeconds(1)),
                new TargetFeed.Patience(READING, review));
    }

    private void awaitPages(int count) {
        Await.until("it reads pages", LIMIT, () -> service.pages.get() >= count);
    }

    private <T> T unnoticed(Supplier<T> change) {
        database.owner.execute("alter table camera disable trigger user");
        var changed = change.get();
        database.owner.execute("alter table camera enable trigger user");
        return changed;
    }

    private UUID outOfService(UUID camera) {
        database.owner.execute(
                "update camera set state = 'MAINTENANCE' where id = '%s'".formatted(camera));
        return camera;
    }

    private void awaitStalled(int readings) {
        Await.until("it stalls", LIMIT, () -> service.stalledReadings.get() >= readings);
    }

    private void awaitCameras(int count) {
        Await.until("they are known", LIMIT, () -> service.scheduler.load().cameras() == count);
    }

    private void awaitProbed(UUID camera) {
        Await.until("it is probed", LIMIT, () -> isProbed(camera));
    }

    private boolean isProbed(UUID camera) {
        return List.copyOf(service.prober.probed).stream().anyMatch(probed -> probed.isOf(camera));
    }
}
