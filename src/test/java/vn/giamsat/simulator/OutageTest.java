package vn.giamsat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutageTest {
    @RegisterExtension static final RunningSimulator RUNNING = new RunningSimulator();

    private static final String CAMERA = "/open/h264/normal/outage";

    @Test
    void silencesTheCamerasThatItStrikesUntilItEnds() throws Exception {
        try (var client = RUNNING.client()) {
            // Given
            var outage =
                    RUNNING.simulator()
                            .outage(Outage.Kind.SILENT, it -> it.path().startsWith(CAMERA));
            client.impatient(500).say("DESCRIBE", CAMERA);
            assertThatThrownBy(client::read).isInstanceOf(SocketTimeoutException.class);
            assertThat(client.ask("DESCRIBE", "/open/h264/normal/other").status()).isEqualTo(200);
            // When
            outage.end();
            // Then
            assertThat(client.ask("DESCRIBE", CAMERA).status()).isEqualTo(200);
        }
    }

    @Test
    void interruptsPicturesWhichGoOnWithAKeyFrame() throws Exception {
        try (var client = RUNNING.client()) {
            // Given
            client.play(CAMERA);
            client.impatient(1_000).packet();
            var outage =
                    RUNNING.simulator()
                            .outage(Outage.Kind.SILENT, it -> it.host().equals("127.0.0.1"));
            assertThatThrownBy(
                            () -> {
                                for (; ; ) {
                                    client.frame();
                                }
                            })
                    .isInstanceOf(SocketTimeoutException.class);
            // When
            outage.end();
            // Then
            assertThat(client.impatient(5_000).packet().payloadAt(0) & 0x1F)
                    .as("the parameter set before a key frame")
                    .isEqualTo(7);
        }
    }

    @Test
    void resetsTheConnectionsOfAHost() throws Exception {
        try (var client = ScriptedClient.at("127.0.0.9", RUNNING.simulator().port())) {
            // Given
            var outage =
                    RUNNING.simulator()
                            .outage(Outage.Kind.RESET, it -> it.host().equals("127.0.0.9"));
            // When
            client.say("OPTIONS", CAMERA);
            // Then
            assertThatThrownBy(client::read).isInstanceOf(SocketException.class);
            outage.end();
        }
    }
}
