package vn.giamsat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StagingTest {
    @RegisterExtension static final RunningSimulator RUNNING = new RunningSimulator();

    private static final String CAMERA = "/open/h264/normal/staged";

    @Test
    void showsAnotherSceneToWhoBeginsToLookUntilItEnds() throws Exception {
        // Given
        var usual = described(CAMERA);
        var small = described("/open/h264/wrong-size/other");
        assertThat(small).isNotEqualTo(usual);
        // When
        var staging =
                RUNNING.simulator().staging(Scene.WRONG_SIZE, it -> it.path().startsWith(CAMERA));
        // Then
        assertThat(described(CAMERA)).isEqualTo(small);
        assertThat(described("/open/h264/normal/other")).isEqualTo(usual);
        // When
        staging.end();
        // Then
        assertThat(described(CAMERA)).isEqualTo(usual);
    }

    @Test
    void leavesCamerasAloneWhoseCodecHasNoSuchScene() throws Exception {
        // Given
        var path = "/open/mjpeg/normal/unstaged";
        var usual = described(path);
        // When
        var staging = RUNNING.simulator().staging(Scene.LARGE, it -> it.path().startsWith(path));
        // Then
        assertThat(described(path)).isEqualTo(usual);
        staging.end();
    }

    /// What the description tells of the stream: its parameter sets.
    private static String described(String path) throws Exception {
        try (var client = RUNNING.client()) {
            return client.ask("DESCRIBE", path)
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("a=fmtp"))
                    .findFirst()
                    .orElse("");
        }
    }
}
