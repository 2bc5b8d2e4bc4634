package vn.giamsat.probe.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.PictureExaminer.Examination.Seen;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.VideoCodec;
import vn.giamsat.probe.memory.MemoryThresholds;
import vn.giamsat.probe.memory.PictureMemories;

/// What a simulated camera shows after it showed the usual scene for long: integration tests take
/// cameras through these.
class SimulatedSceneTest {
    private static final ProbeTarget TARGET =
            new ProbeTarget(
                    UUID.randomUUID(),
                    StreamAddress.of("rtsp://camera/1"),
                    null,
                    null,
                    Expectation.ANYTHING);

    private final PictureMemories memories = new PictureMemories(MemoryThresholds.DEFAULTS);
    private Instant now = Instant.parse("2021-06-12T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"covered, VIDEO_COVERED", "tinted, VIDEO_COLOUR_CAST", "frozen, VIDEO_FROZEN"})
    void isFoundBesideWhatTheCameraUsuallyShows(String scene, FailureCode code) {
        // Given
        usual();
        // When
        for (var look = 0; look < 3; look++) {
            look("/simulator/" + scene);
        }
        // Then
        var fault = look("/simulator/" + scene).fault();
        assertThat(fault).isNotNull();
        assertThat(fault.code()).isEqualTo(code);
    }

    /// Who looks for the first time cannot know.
    @ParameterizedTest
    @ValueSource(strings = {"normal", "tinted", "turned", "frozen"})
    void isGoodToWhoKnowsNothingOfTheCamera(String scene) {
        assertThat(look("/simulator/" + scene).fault()).isNull();
    }

    @Test
    void isAnotherOneThanWasApprovedWhereTheCameraWasTurned() {
        // Given
        var approved = Objects.requireNonNull(usual().snapshot().viewpoint());
        memories.refer(TARGET.cameraId(), List.of(approved));
        assertThat(look("/simulator/normal").fault()).isNull();
        // When
        var fault = look("/simulator/turned").fault();
        // Then
        assertThat(fault).isNotNull();
        assertThat(fault.code()).isEqualTo(FailureCode.VIDEO_MOVED);
    }

    /// As many as make a baseline.
    private Seen usual() {
        var last = look("/simulator/normal");
        for (var look = 0; look < 9; look++) {
            last = look("/simulator/normal");
            assertThat(last.fault()).isNull();
        }
        return last;
    }

    /// At the next key frame of the film, ten minutes later.
    private Seen look(String film) {
        now = now.plus(Duration.ofMinutes(10));
        var frames = keyFrames(film + ".h264");
        var frame = frames.get((int) (now.getEpochSecond() / 600 % frames.size()));
        var picture = new EncodedPicture(VideoCodec.H264, frame);
        var seen = memories.compared(TARGET, now, Pictures.examined(picture));
        memories.learn(TARGET.cameraId(), now);
        return (Seen) seen;
    }

    /// Each with the parameter sets before it and without the pictures after it.
    private static List<byte[]> keyFrames(String file) {
        var frames = new ArrayList<byte[]>();
        var frame = new ByteArrayOutputStream();
        for (var unit : units(file)) {
            var type = unit[0] & 0x1F;
            if (type == 7 || type == 8 || type == 5) {
                frame.writeBytes(new byte[] {0, 0, 0, 1});
                frame.writeBytes(unit);
            }
            if (type == 5) {
                frames.add(frame.toByteArray());
                frame.reset();
            }
        }
        return frames;
    }

    private static List<byte[]> units(String file) {
        try (var bytes = SimulatedSceneTest.class.getResourceAsStream(file)) {
            var text = new String(bytes.readAllBytes(), ISO_8859_1);
            return List.of(text.split("\\x00{2,3}\\x01")).stream()
                    .filter(unit -> !unit.isEmpty())
                    .map(unit -> unit.getBytes(ISO_8859_1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
