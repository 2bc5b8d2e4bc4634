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
import vn.giamsat.probe.Rung;
import vn.giamsat.system.Await;

/// A prober that is cut off, or stood still, blames no camera.
class SelfCheckTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final int FAILURES_TO_DOWN = 3;
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
        service = new RunningService(database, RunningService.everySecond(true)).start();
        until("the camera is UP", () -> state() == HealthState.UP);
    }

    @AfterEach
    void stop() {
        database.gate.open();
        service.close();
        database.owner.execute("update camera set state = 'MAINTENANCE'");
    }

    @Test
    void changesNoStateWhileNoCanaryAnswersAndJudgesAgainAfterwards() {
        // Given
        service.canaryReached = Rung.RESOLVED;
        until("it is noticed", () -> unjudged() > 0);
        // When
        service.prober.refuse(camera, FailureCode.TCP_TIMEOUT);
        var before = unjudged();
        until("it is probed often enough to be DOWN", () -> unjudged() >= before + 5);
        // Then
        assertThat(state()).isEqualTo(HealthState.UP);
        // When
        service.canaryReached = Rung.CONNECTED;
        // Then
        until("the camera is DOWN", () -> state() == HealthState.DOWN);
    }

    @Test
    void changesNoStateWhileTheDatabaseIsAwayAlsoBeforeItsLeaseIsOver() {
        // Given
        database.gate.shut();
        until("it is noticed", () -> unjudged() > 0);
        // When
        service.prober.refuse(camera, FailureCode.TCP_TIMEOUT);
        var before = unjudged();
        until(
                "it is probed often enough to be DOWN",
                () -> unjudged() >= before + FAILURES_TO_DOWN);
        // Then
        assertThat(service.tenure.inForce()).isTrue();
        assertThat(state()).isEqualTo(HealthState.UP);
        // When
        database.gate.open();
        // Then
        until("the camera is DOWN", () -> state() == HealthState.DOWN);
    }

    /// 96 cameras that keep each of 16 places for a second, and should be probed every second.
    @Test
    void changesNoStateWhileARoundTakesOverTwiceItsTime() {
        // Given
        var all = database.cameras(96, database.facility("2021-24"), "2021-24");
        until("all are UP", () -> service.journal.cameras(HealthState.UP) == 97);
        // When
        all.forEach(id -> service.prober.refuseSlowly(id, FailureCode.TCP_TIMEOUT));
        until("all are probed often enough to be DOWN", () -> unjudged() >= 96 * FAILURES_TO_DOWN);
        // Then
        assertThat(service.journal.cameras(HealthState.DOWN)).isZero();
        // When
        all.subList(1, 96).forEach(service.prober::recover);
        // Then
        until("the one is DOWN", () -> service.journal.cameras(HealthState.DOWN) == 1);
    }

    @Test
    void takesARefusedLoginSeriousAllTheSame() {
        // Given
        service.canaryReached = Rung.RESOLVED;
        until("it is noticed", () -> unjudged() > 0);
        // When
        service.prober.refuse(camera, FailureCode.AUTH_REJECTED);
        // Then
        until("the camera is DOWN", () -> state() == HealthState.DOWN);
    }

    private HealthState state() {
        return service.journal.of(camera).map(health -> health.state()).orElse(HealthState.UNKNOWN);
    }

    private double unjudged() {
        return service
                .meters
                .find("giamsat.probes")
                .tag("reason", "PROBE_SELF_DOWN")
                .counters()
                .stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static void until(String what, BooleanSupplier reached) {
        Await.until(what, LIMIT, reached);
    }
}
