package vn.giamsat.probe.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.PictureExaminer.Examination.Seen;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.PictureSignature;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Snapshot;
import vn.giamsat.probe.StreamAddress;

/// Only what counts is remembered.
class PictureMemoriesTest {
    private static final UUID CAMERA = UUID.randomUUID();
    private static final Instant AT = Instant.parse("2021-06-12T00:00:00Z");
    private static final Seen SEEN =
            new Seen(
                    new PictureFacts(640, 360, 60, 30, 0, 0, 3, 0.1, 5, 1),
                    new PictureSignature(new byte[288], 0.3, 0.8, -3, 4),
                    new Snapshot(new byte[0], 320, 180),
                    List.of());

    private final PictureMemories memories = new PictureMemories(MemoryThresholds.DEFAULTS);

    @Test
    void learnFromAPictureWhoseOutcomeCounts() {
        // When
        compare();
        memories.learn(CAMERA, AT);
        // Then
        assertThat(isKnown()).isTrue();
    }

    @Test
    void learnNothingFromOneWhoseOutcomeDoesNot() {
        // Given
        compare();
        // When
        memories.dismiss(CAMERA);
        memories.learn(CAMERA, AT);
        // Then
        assertThat(isKnown()).isFalse();
    }

    @Test
    void learnNothingFromAProbeThatWasGivenUpBefore() {
        // Given
        compare();
        // When
        memories.learn(CAMERA, AT.plus(Duration.ofMinutes(1)));
        // Then
        assertThat(isKnown()).isFalse();
    }

    @Test
    void rememberNoCameraThatWasRemovedWhileItsPictureWasExamined() {
        // Given
        memories.forget(CAMERA);
        // When
        compare();
        // Then
        assertThat(isKnown()).isFalse();
    }

    private void compare() {
        var address = StreamAddress.of("rtsp://camera/1");
        var target = new ProbeTarget(CAMERA, address, null, null, Expectation.ANYTHING);
        memories.compared(target, AT, SEEN);
    }

    private boolean isKnown() {
        return memories.unknown(List.of(CAMERA)).isEmpty();
    }
}
