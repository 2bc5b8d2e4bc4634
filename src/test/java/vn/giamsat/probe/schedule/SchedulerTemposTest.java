package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.health.HealthState;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Look;
import vn.giamsat.system.Await;

/// The scheduler with a description every second and a picture every hour, over a real PostgreSQL.
class SchedulerTemposTest {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static MigratedDatabase database;

    private RunningService service;
    private UUID camera;

    @BeforeAll
    static void startDatabase() {
        database = new MigratedDatabase();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void watch() {
        camera = database.camera(database.facility("2021-24"), "2021-24");
        var config = RunningService.everySecond(true, Duration.ofHours(1));
        service = new RunningService(database, config).start();
    }

    @AfterEach
    void stop() {
        service.close();
        database.owner.execute("update camera set state = 'MAINTENANCE'");
    }

    @Test
    void confirmsWithDescriptionsWhatTwoPicturesShowedAndWritesNothing() {
        // Given
        awaitState(HealthState.UP);
        var written = stored("checked_at::text || picture || stream");
        // When
        var before = descriptions();
        until("it is described", () -> descriptions() >= before + 3);
        // Then
        assertThat(pictures()).isEqualTo(2);
        assertThat(stored("checked_at::text || picture || stream")).isEqualTo(written);
        assertThat(service.journal.of(camera).orElseThrow().state()).isEqualTo(HealthState.UP);
    }

    @Test
    void goesDownByDescriptionsAndComesUpByPicturesAtOnce() {
        // Given
        awaitState(HealthState.UP);
        // When
        service.prober.refuse(camera, FailureCode.TCP_TIMEOUT);
        awaitState(HealthState.DOWN);
        // Then
        assertThat(pictures()).isEqualTo(2);
        assertThat(stored("(picture is not null and stream is not null)::text")).isEqualTo("true");
        // When
        service.prober.recover(camera);
        awaitState(HealthState.UP);
        // Then
        assertThat(pictures()).isEqualTo(4);
    }

    @Test
    void comesUpByPicturesAlsoWhileDecodersAreBehindButNotWhileThereIsNone() {
        // Given
        awaitState(HealthState.UP);
        service.examiner.crowding = 0.6;
        // When
        service.prober.refuse(camera, FailureCode.TCP_TIMEOUT);
        awaitState(HealthState.DOWN);
        service.prober.recover(camera);
        // Then
        awaitState(HealthState.UP);
        // When
        service.examiner.crowding = 1;
        service.prober.refuse(camera, FailureCode.TCP_TIMEOUT);
        awaitState(HealthState.DOWN);
        service.prober.recover(camera);
        var before = descriptions();
        until("it is described", () -> descriptions() >= before + 3);
        // Then
        assertThat(stored("state")).isEqualTo("DOWN");
        // When
        service.examiner.crowding = 0;
        // Then
        awaitState(HealthState.UP);
    }

    @Test
    void leavesACameraDownThatDescribesAStreamAndSendsNone() {
        // Given
        service.prober.send(camera, FailureCode.NO_RTP);
        // When
        awaitState(HealthState.DOWN);
        var before = pictures();
        until("it is looked at again", () -> pictures() >= before + 2);
        // Then
        assertThat(service.journal.of(camera).orElseThrow().state()).isEqualTo(HealthState.DOWN);
    }

    @Test
    void takesAPictureWhenTheCameraDescribesAnotherStream() {
        // Given
        awaitState(HealthState.UP);
        until("it is described", () -> descriptions() >= 1);
        // When
        service.prober.describe("video H264/90000, audio PCMA/8000");
        // Then
        until("a picture is taken", () -> pictures() == 3);
        var before = descriptions();
        until("it is described", () -> descriptions() >= before + 2);
        assertThat(pictures()).isEqualTo(3);
    }

    private void awaitState(HealthState state) {
        until("the camera is " + state, () -> state.name().equals(stored("state")));
    }

    private long pictures() {
        return service.prober.probesOf(camera, Look.PICTURE);
    }

    private long descriptions() {
        return service.prober.probesOf(camera, Look.DESCRIPTION);
    }

    private String stored(String what) {
        return database.owner.single(
                "select %s from camera_health where camera_id = '%s'".formatted(what, camera));
    }

    private static void until(String what, BooleanSupplier reached) {
        Await.until(what, LIMIT, reached);
    }
}
