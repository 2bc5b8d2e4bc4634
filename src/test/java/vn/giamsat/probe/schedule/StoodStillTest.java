package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.fleet.FleetFixture;
import vn.giamsat.fleet.Leases;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Receiving;
import vn.giamsat.probe.Rung;
import vn.giamsat.registry.ProbeTargets.Watched;

/// A process that stood still for three seconds, seven seconds ago.
class StoodStillTest {
    private static final Watched CAMERA = Watches.camera(1);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration RENEW = Duration.ofSeconds(3);
    private static final Leases NOT_ASKED = new Leases(null);
    private final long now = System.nanoTime();

    private final Vertx vertx = Vertx.vertx();
    private SelfCheck selfCheck;

    @BeforeEach
    void standStill() {
        var loop = new SchedulerLoop(vertx, Clock.systemUTC());
        var config = RunningService.everySecond(true);
        var canaries = new Canaries((target, depth, whenOver) -> asked(), loop, config);
        var replica = new Replica(NOT_ASKED, FleetFixture.config(LEASE, RENEW), config);
        selfCheck = new SelfCheck(loop, canaries, replica);
        Stream.of(10_000, 7_000, 5_500, 4_000, 2_500, 1_000, 0)
                .forEach(millis -> selfCheck.look(ago(millis)));
    }

    private static Receiving asked() {
        throw new AssertionError("no canary is asked here");
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void blamesNoCameraForALimitThatRanOutMeanwhile() {
        assertThat(counted(failed(FailureCode.RTSP_TIMEOUT), 8_000))
                .isInstanceOfSatisfying(
                        ProbeOutcome.Unjudged.class,
                        ours ->
                                assertThat(ours.failure().code())
                                        .isEqualTo(FailureCode.PROBE_SELF_DOWN));
    }

    @Test
    void countsWhatBeganAfterwardsAndWhatWasSeenInSpiteOfIt() {
        // Given
        var failed = failed(FailureCode.RTSP_TIMEOUT);
        var live = ScriptedProber.live(target()).await().indefinitely();
        // Then
        assertThat(counted(failed, 6_000)).isEqualTo(failed);
        assertThat(counted(live, 8_000)).isEqualTo(live);
    }

    private ProbeOutcome counted(ProbeOutcome outcome, long startedMillisAgo) {
        return selfCheck.counted(CAMERA, outcome, ago(startedMillisAgo));
    }

    private long ago(long millis) {
        return now - Duration.ofMillis(millis).toNanos();
    }

    static ProbeTarget target() {
        return new ProbeTarget(CAMERA.cameraId(), CAMERA.address(), null, null, CAMERA.expected());
    }

    private static ProbeOutcome failed(FailureCode code) {
        var trace =
                new ProbeOutcome.Trace(
                        CAMERA.cameraId(),
                        Instant.EPOCH,
                        Duration.ofSeconds(3),
                        Rung.CONNECTED,
                        Map.of());
        return new ProbeOutcome.Stopped(trace, new Failure(code), null, null, null);
    }
}
