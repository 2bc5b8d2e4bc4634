package vn.giamsat.probe.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.memory.RememberedCamera.Look;

class MemoryBytesTest {
    private final PictureMemories memories = new PictureMemories(MemoryThresholds.DEFAULTS);
    private final RememberedCamera camera = new RememberedCamera(memories);

    @Test
    void takeAFewHundredBytesACameraAndAreWrittenInOneMinuteOfTheHour() {
        // Given
        camera.showed(Look.DAY, 100).showed(Look.NIGHT, 100);
        // When
        var written = stored();
        // Then
        assertThat(written).hasSize(373);
    }

    @Test
    void holdAllThatIsJudgedBy() {
        // Given
        var stuck = camera.squares(110, 1);
        camera.showed(Look.DAY, 20).showed(Look.NIGHT, 20);
        camera.shows(Look.DAY, stuck, null);
        // When
        carriedOver(stored());
        // Then
        assertThat(camera.shows(Look.DAY, stuck, null)).isNotNull();
        assertThat(camera.shows(Look.DAY.sharp(0.5))).isNotNull();
        assertThat(camera.shows(Look.NIGHT.sharp(0.3))).isNotNull();
        assertThat(camera.shows(Look.DAY.tinted(20, -10))).isNotNull();
        assertThat(camera.shows(Look.DAY.noisy(15))).isNotNull();
        assertThat(camera.shows(Look.DAY)).isNull();
    }

    @Test
    void ofAnUnknownFormOrCutOffAreLearntAnew() {
        // Given
        camera.showed(Look.DAY, 20);
        var newer = stored();
        var cut = Arrays.copyOf(newer, 100);
        newer[0] = 3;
        // Then
        carriedOver(newer);
        assertThat(camera.shows(Look.DAY.sharp(0.5))).isNull();
        carriedOver(cut);
        assertThat(camera.shows(Look.DAY.sharp(0.5))).isNull();
    }

    @Test
    void doNotReplaceWhatIsNewer() {
        // Given
        camera.showed(Look.DAY, 7);
        var old = stored();
        camera.showed(Look.DAY, 1);
        // When
        memories.remember(camera.id(), old);
        // Then
        assertThat(camera.shows(Look.DAY.sharp(0.5))).isNotNull();
    }

    private byte[] stored() {
        var stored = memories.ofMinute(Math.floorMod(camera.id().hashCode(), 60));
        return stored.get(camera.id());
    }

    private void carriedOver(byte[] stored) {
        memories.forget(camera.id());
        memories.remember(camera.id(), stored);
    }
}
