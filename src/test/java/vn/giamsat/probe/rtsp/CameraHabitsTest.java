package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.StreamHabits;
import vn.giamsat.probe.rtsp.CameraHabits.Habit;

class CameraHabitsTest {
    private static final ProbeTarget CAMERA = at(UUID.randomUUID(), "/onvif1");
    private static final Habit OVER_UDP = new Habit(Carrier.UDP, false);
    private static final Habit LATE = new Habit(Carrier.TCP, true);

    private final CameraHabits habits =
            new CameraHabits(Duration.ofSeconds(15), new StreamHabits());

    @Test
    void expectsTheUsualOfACameraThatItDoesNotKnow() {
        assertThat(habits.of(CAMERA)).isEqualTo(Habit.USUAL);
    }

    @Test
    void remembersThatUdpWorkedUntilItDoesNot() {
        // Given
        habits.learn(CAMERA, Carrier.UDP, true, seenAfter(1));
        assertThat(habits.of(CAMERA)).isEqualTo(OVER_UDP);
        // When
        habits.learn(CAMERA, Carrier.UDP, false, failed(FailureCode.NO_RTP));
        // Then
        assertThat(habits.of(CAMERA)).isEqualTo(Habit.USUAL);
    }

    /// Nothing was asked for, or nothing was waited for.
    @Test
    void learnsNothingOfUdpFromADescriptionOrFromFaultsOfOurOwn() {
        // Given
        habits.learn(CAMERA, Carrier.UDP, true, seenAfter(1));
        // When
        habits.learn(CAMERA, Carrier.UDP, false, reception(null, Map.of()));
        habits.learn(CAMERA, Carrier.UDP, false, failed(FailureCode.PROBE_SELF_DOWN));
        // Then
        assertThat(habits.of(CAMERA)).isEqualTo(OVER_UDP);
    }

    @Test
    void expectsKeyFramesLateAfterOneThatDidNotComeUntilOneComesInTime() {
        // When
        habits.learn(CAMERA, Carrier.TCP, true, failed(FailureCode.NO_KEYFRAME));
        // Then
        assertThat(habits.of(CAMERA)).isEqualTo(LATE);
        // When
        habits.learn(CAMERA, Carrier.TCP, true, seenAfter(16));
        // Then
        assertThat(habits.of(CAMERA)).isEqualTo(LATE);
        // When
        habits.learn(CAMERA, Carrier.TCP, true, seenAfter(14));
        // Then
        assertThat(habits.of(CAMERA)).isEqualTo(Habit.USUAL);
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureCode.class,
            names = {"RTSP_TIMEOUT", "RTP_STALL", "PROBE_SELF_DOWN"})
    void learnsNothingOfKeyFramesFromOtherFailures(FailureCode code) {
        // Given
        habits.learn(CAMERA, Carrier.TCP, true, failed(FailureCode.NO_KEYFRAME));
        // When
        habits.learn(CAMERA, Carrier.TCP, true, failed(code));
        // Then
        assertThat(habits.of(CAMERA)).isEqualTo(LATE);
    }

    @Test
    void knowsEachStreamOfACameraForItself() {
        // Given
        var other = at(CAMERA.cameraId(), "/onvif2");
        habits.learn(CAMERA, Carrier.UDP, true, seenAfter(1));
        // When
        assertThat(habits.of(other)).isEqualTo(Habit.USUAL);
        habits.learn(other, Carrier.TCP, true, seenAfter(16));
        // Then
        assertThat(habits.of(other)).isEqualTo(LATE);
        assertThat(habits.of(CAMERA)).isEqualTo(OVER_UDP);
    }

    private static Reception seenAfter(int seconds) {
        var first = Duration.ofMillis(80);
        return reception(
                null, Map.of(Rung.RECEIVING, first, Rung.KEYFRAME, first.plusSeconds(seconds)));
    }

    private static Reception failed(FailureCode code) {
        return reception(new Failure(code), Map.of());
    }

    private static Reception reception(@Nullable Failure failure, Map<Rung, Duration> timings) {
        return new Reception(Rung.RECEIVING, failure, timings, null, null, null);
    }

    private static ProbeTarget at(UUID camera, String path) {
        var address = StreamAddress.of("rtsp://cam.example" + path);
        return new ProbeTarget(camera, address, null, null, Expectation.ANYTHING);
    }
}
