package vn.giamsat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {
    @RegisterExtension static final RunningSimulator RUNNING = new RunningSimulator();

    private static final String TRANSPORT = "Transport: RTP/AVP/TCP;interleaved=0-1";

    @ParameterizedTest
    @CsvSource({
        "DESCRIBE, not-found, 404",
        "DESCRIBE, unavailable, 503",
        "DESCRIBE, redirect, 302",
        "DESCRIBE, busy, 200",
        "SETUP, busy, 453",
        "DESCRIBE, answers-403-to-describe, 403",
        "OPTIONS, answers-403-to-describe, 200",
        "DESCRIBE, answers-461-to-setup, 200",
        "SETUP, answers-461-to-setup, 461",
        "SETUP, answers-454-to-play, 200",
        "PLAY, answers-454-to-play, 454",
        "DESCRIBE, invalid-description, 200",
        "SETUP, invalid-description, 404",
        "SETUP, unknown-codec, 404",
        "SETUP, udp-only, 461",
        "OPTIONS, not-found, 200"
    })
    void answersWithTheStatusOfTheFault(String method, String fault, int status) throws Exception {
        try (var client = RUNNING.client()) {
            // When
            var answer = client.ask(method, "/open/h264/" + fault + "/1/trackID=1", TRANSPORT);
            // Then
            assertThat(answer.status()).isEqualTo(status);
        }
    }

    @Test
    void redirectsToAnAddressThatBelongsToNobody() throws Exception {
        try (var client = RUNNING.client()) {
            // When
            var answer = client.ask("DESCRIBE", "/open/h264/redirect/1");
            // Then
            assertThat(answer.first("Location")).startsWith("rtsp://192.0.2.1/");
        }
    }

    @Test
    void describesSoundOnly() throws Exception {
        try (var client = RUNNING.client()) {
            // When
            var answer = client.ask("DESCRIBE", "/open/h264/no-video/1");
            // Then
            assertThat(answer.body()).contains("m=audio").doesNotContain("m=video");
        }
    }

    @Test
    void asksForTheLoginBeforeItRefuses() throws Exception {
        try (var client = RUNNING.client()) {
            // When
            var answer = client.ask("DESCRIBE", "/basic/h264/answers-403-to-describe/1");
            // Then
            assertThat(answer.status()).isEqualTo(401);
        }
    }

    @Test
    void describesNothingThatIsADescription() throws Exception {
        try (var client = RUNNING.client()) {
            // When
            var answer = client.ask("DESCRIBE", "/open/h264/invalid-description/1");
            // Then
            assertThat(answer.first("Content-Type")).isEqualTo("application/sdp");
            assertThat(answer.body()).startsWith("<html>").doesNotContain("v=", "m=");
        }
    }

    @Test
    void describesAVideoInACodecOfLongAgo() throws Exception {
        try (var client = RUNNING.client()) {
            // When
            var answer = client.ask("DESCRIBE", "/open/h264/unknown-codec/1");
            // Then
            assertThat(answer.body()).contains("m=video", "a=rtpmap:96 MP4V-ES/90000");
        }
    }

    @Test
    void staysSilent() throws Exception {
        try (var client = RUNNING.client()) {
            // When
            client.impatient(500).say("OPTIONS", "/open/h264/silent/1");
            // Then
            assertThatThrownBy(client::read).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void speaksGarbage() throws Exception {
        try (var client = RUNNING.client()) {
            // When
            client.say("OPTIONS", "/open/h264/garbage/1");
            // Then
            assertThat(client.read()).isEqualTo(0xB0);
        }
    }

    @Test
    void resetsTheConnectionAfterTheDescription() throws Exception {
        try (var client = RUNNING.client()) {
            // Given
            assertThat(client.ask("DESCRIBE", "/open/h264/resets/1").status()).isEqualTo(200);
            // When
            client.say("SETUP", "/open/h264/resets/1/trackID=1", TRANSPORT);
            // Then
            assertThatThrownBy(client::read)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void sendsOverUdpToTheViewerAlone() throws Exception {
        try (var client = RUNNING.client();
                var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            // Given
            socket.setSoTimeout(10_000);
            var ports = "client_port=%1$d-%1$d".formatted(socket.getLocalPort());
            var camera = "/open/h264/udp-only/1";
            var setup =
                    client.ask(
                            "SETUP", camera + "/trackID=1", "Transport: RTP/AVP;unicast;" + ports);
            // When
            client.ask("PLAY", camera, "Session: " + setup.session());
            var packet = new DatagramPacket(new byte[2048], 2048);
            socket.receive(packet);
            // Then: RTP or RTCP
            assertThat(setup.first("Transport")).startsWith("RTP/AVP;unicast;" + ports);
            assertThat(packet.getData()[0] & 0xC0).isEqualTo(0x80);
        }
    }

    @Test
    void isSlowButWorks() throws Exception {
        try (var client = RUNNING.client()) {
            // Given
            var start = Instant.now();
            // When
            var answer = client.ask("DESCRIBE", "/open/h264/slow/1");
            // Then
            assertThat(answer.status()).isEqualTo(200);
            assertThat(Duration.between(start, Instant.now()))
                    .isGreaterThan(Duration.ofMillis(1_900));
        }
    }
}
