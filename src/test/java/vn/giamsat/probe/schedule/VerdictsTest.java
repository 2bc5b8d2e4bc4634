package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.health.HealthChanges;
import vn.giamsat.health.JournalFixture;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeOutcome.Trace;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamHabits;
import vn.giamsat.probe.memory.MemoryThresholds;
import vn.giamsat.probe.memory.PictureMemories;
import vn.giamsat.registry.ProbeTargets.Watched;

class VerdictsTest {
    private static final Watched CAMERA = Watches.camera(1);
    private static final Duration PICTURES = Duration.ofMinutes(10);

    private static MigratedDatabase database;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Verdicts verdicts =
            new Verdicts(
                    JournalFixture.journal(
                            database.transactions,
                            new HealthChanges(),
                            JournalFixture.config(Duration.ofSeconds(10))),
                    new PictureMemories(MemoryThresholds.DEFAULTS),
                    new StreamHabits(),
                    new ProbeMetrics(meters, RunningService.everySecond(true)));

    @BeforeAll
    static void startDatabase() {
        database = new MigratedDatabase();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureCode.class,
            names = {"RTSP_453", "RTSP_503"})
    void leavesABusyCameraAloneForAWhileInsteadOfAskingItAgainSoon(FailureCode code) {
        assertThat(verdicts.on(CAMERA, stopped(code), PICTURES)).isEqualTo(Next.BACK_OFF);
    }

    @Test
    void asksACameraThatFailsOtherwiseAgainSoon() {
        assertThat(verdicts.on(CAMERA, stopped(FailureCode.RTSP_500), PICTURES))
                .isEqualTo(Next.RECHECK);
    }

    @Test
    void tellsHowLateProbesOfCamerasInEachStateStart() {
        // Given
        verdicts.started(CAMERA.cameraId(), Duration.ofMillis(20));
        verdicts.on(CAMERA, stopped(FailureCode.AUTH_REJECTED), PICTURES);
        // When
        verdicts.started(CAMERA.cameraId(), Duration.ofMillis(300));
        // Then
        assertThat(lateness("UNKNOWN")).isEqualTo(20);
        assertThat(lateness("DOWN")).isEqualTo(300);
    }

    private double lateness(String state) {
        var timer = meters.get("giamsat.probe.start.lateness").tag("state", state).timer();
        return timer.totalTime(TimeUnit.MILLISECONDS);
    }

    private static ProbeOutcome stopped(FailureCode code) {
        var trace =
                new Trace(
                        CAMERA.cameraId(),
                        Instant.parse("2021-06-12T00:00:00Z"),
                        Duration.ofSeconds(1),
                        Rung.DESCRIBED,
                        Map.of());
        return new ProbeOutcome.Stopped(trace, new Failure(code), null, null, null);
    }
}
