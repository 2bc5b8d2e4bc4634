package vn.giamsat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InterruptionsTest {
    @RegisterExtension static final RunningSimulator RUNNING = new RunningSimulator();

    private static final String CAMERA = "/open/h264/black/1";

    @Test
    void countsClientsThatGoOnAfterAnotherHasBegunButNotThoseThatOnlyGiveTheirSessionBack()
            throws Exception {
        // Given
        var port = RUNNING.simulator().ports().get(0);
        // When
        try (var frozen = ScriptedClient.at("127.0.2.1", port);
                var next = ScriptedClient.at("127.0.2.1", port)) {
            var session = frozen.play(CAMERA).session();
            next.play(CAMERA);
            frozen.ask("TEARDOWN", CAMERA, "Session: " + session);
        }
        try (var thawed = ScriptedClient.at("127.0.2.2", port);
                var next = ScriptedClient.at("127.0.2.2", port)) {
            thawed.ask("DESCRIBE", CAMERA);
            next.ask("DESCRIBE", CAMERA);
            thawed.ask("DESCRIBE", CAMERA);
        }
        // Then
        assertThat(RUNNING.simulator().traffic().interruptionsByHost())
                .containsEntry("127.0.2.2:" + port, 1)
                .doesNotContainKey("127.0.2.1:" + port);
    }
}
