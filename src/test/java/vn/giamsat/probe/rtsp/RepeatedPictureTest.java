package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.ProbeOutcome.Live;
import vn.giamsat.probe.ProbeOutcome.Stopped;

/// A stream of key frames that are all the same, through the real client and the real decoder.
class RepeatedPictureTest {
    private static LadderBench bench;

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        bench = new LadderBench(folder, Duration.ofSeconds(1));
    }

    @AfterAll
    static void close() throws Exception {
        bench.close();
    }

    @Test
    void isFrozenWithinOneProbe() {
        // When
        var outcome = bench.probe(bench.cameraAt("/digest/mjpeg/frozen"));
        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Stopped.class,
                        stopped -> {
                            assertThat(stopped.failure())
                                    .extracting(Failure::code)
                                    .isEqualTo(FailureCode.VIDEO_FROZEN);
                            assertThat(stopped.failure().detail()).startsWith("the same bytes for");
                            assertThat(stopped.picture()).isNotNull();
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"mjpeg/normal", "mjpeg/night", "h264/normal", "h265/night"})
    void isNoneOfALivingCameraByDayOrByNight(String scene) {
        // When
        var outcome = bench.probe(bench.cameraAt("/digest/" + scene));
        // Then
        assertThat(outcome).isInstanceOf(Live.class);
    }

    /// Each is another to the byte, or so even that a living sensor would show no noise in it.
    @ParameterizedTest
    @CsvSource({
        "h264/over-exposed, OVEREXPOSED",
        "h264/blurred, VIDEO_BLUR",
        "mjpeg/black, VIDEO_BLACK",
        "mjpeg/no-signal, VIDEO_NOSIGNAL_CARD"
    })
    void isNotToldBesideWhatIsWrongWithAPictureThatLives(String scene, FailureCode fault) {
        // When
        var outcome = bench.probe(bench.cameraAt("/digest/" + scene));
        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Stopped.class,
                        stopped ->
                                assertThat(stopped.failures())
                                        .extracting(Failure::code)
                                        .containsExactly(fault));
    }
}
