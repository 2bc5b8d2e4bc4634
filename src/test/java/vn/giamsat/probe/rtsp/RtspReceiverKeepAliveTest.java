package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.rtsp.ScriptedCamera.says;
import static vn.giamsat.probe.rtsp.ScriptedCamera.sends;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.probe.FailureCode;

/// A camera that ends its sessions after a second, and sends no key frame for that long.
class RtspReceiverKeepAliveTest extends ReceiverBench {
    private static final Buffer SHORT_SESSION =
            Buffer.buffer(
                    "RTSP/1.0 200 OK\r\nCSeq: 3\r\nSession: 1430957284;timeout=1\r\n"
                            + "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n\r\n");

    /// With what the camera lists; one that lists nothing is asked for what all know.
    @ParameterizedTest
    @CsvSource({
        "'OPTIONS, DESCRIBE, PLAY, GET_PARAMETER', GET_PARAMETER",
        "'OPTIONS, DESCRIBE, PLAY', OPTIONS",
        "'', OPTIONS"
    })
    void keepsTheSessionAliveByWhatTheCameraKnowsAndWaitsForNoAnswer(String known, String method) {
        // Given
        camera.when(
                "OPTIONS",
                sends(
                        Buffer.buffer(
                                "RTSP/1.0 200 OK\r\nCSeq: 1\r\nPublic: " + known + "\r\n\r\n")));
        playingWithoutKeyFrame();
        // When
        var reception = receiveInVain();
        // Then
        assertThat(reception.failure().code()).isEqualTo(FailureCode.NO_KEYFRAME);
        var whole = "rtsp://127.0.0.1:%d/Streaming/Channels/101/".formatted(camera.port());
        assertThat(String.join("", camera.requests()))
                .contains(
                        method
                                + " "
                                + whole
                                + " RTSP/1.0\r\nCSeq: 5\r\nUser-Agent: giamsat\r\n"
                                + "Session: 1430957284\r\n")
                .containsPattern("TEARDOWN .* RTSP/1.0\r\nCSeq: [67]\r\n");
    }

    @Test
    void tellsTheCameraThatSomebodyReceives() {
        // Given
        playingWithoutKeyFrame();
        // When
        receiveInVain();
        // Then: an RTCP receiver report on the channel after that of the video
        var report = new String(ReceiverReport.on(1), StandardCharsets.ISO_8859_1);
        assertThat(report).startsWith("$\1\0\34\u0080\u00c9\0\1").hasSize(32);
        assertThat(String.join("", camera.requests())).contains(report);
    }

    @Test
    void staysQuietWhereTheSessionOutlivesTheProbe() {
        // Given
        healthy().when("PLAY", plays().andThen(repeats(Rtp.P_SLICE)));
        // When
        receiveInVain();
        // Then
        assertThat(camera.methods())
                .containsExactly("OPTIONS", "DESCRIBE", "SETUP", "PLAY", "TEARDOWN");
    }

    private void playingWithoutKeyFrame() {
        camera.when("DESCRIBE", says("hikvision-describe-h264"))
                .when("SETUP", sends(SHORT_SESSION))
                .when("PLAY", plays().andThen(repeats(Rtp.P_SLICE)))
                .when("TEARDOWN", says("generic-teardown"));
    }
}
