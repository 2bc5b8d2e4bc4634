package vn.giamsat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TrafficTest {
    @RegisterExtension static final RunningSimulator RUNNING = new RunningSimulator();

    private static final String CAMERA = "/open/h264/black/1";

    @Test
    void countsTheMostSessionsAtOnceForEachHostAndPort() throws Exception {
        // Given
        var simulator = RUNNING.simulator();
        var port = simulator.ports().get(0);
        var other = simulator.ports().get(1);
        // When
        try (var first = ScriptedClient.at("127.0.1.1", port);
                var second = ScriptedClient.at("127.0.1.1", port);
                var third = ScriptedClient.at("127.0.1.2", port);
                var fourth = ScriptedClient.at("127.0.1.1", other)) {
            first.play(CAMERA);
            second.play(CAMERA);
            third.play(CAMERA);
            fourth.play(CAMERA);
        }
        try (var later = ScriptedClient.at("127.0.1.2", port)) {
            later.play(CAMERA);
        }
        // Then
        assertThat(simulator.traffic().mostSessionsByHost())
                .containsEntry("127.0.1.1:" + port, 2)
                .containsEntry("127.0.1.1:" + other, 1);
        assertThat(simulator.traffic().sessions()).isEqualTo(5);
        assertThat(simulator.traffic().mostSessions()).isBetween(4, 5);
        assertThat(simulator.traffic().requests(RtspMethod.PLAY)).isEqualTo(5);
        assertThat(simulator.traffic().connections()).isEqualTo(5);
    }
}
