package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.rtsp.ScriptedCamera.says;
import static vn.giamsat.probe.rtsp.ScriptedCamera.sends;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.StreamReceiver.Depth;

class RtspReceiverFailureTest extends ReceiverBench {
    @Test
    void provesItsLoginNotTwiceSoThatTheAccountIsNotLocked() {
        // Given
        camera.when("DESCRIBE", says("hikvision-401-digest"))
                .when("DESCRIBE", says("hikvision-401-digest-again"));
        // When
        var reception = receive(LOGIN, Depth.PICTURE);
        // Then
        assertThat(reception.failure().code()).isEqualTo(FailureCode.AUTH_REJECTED);
        assertThat(reception.reached()).isEqualTo(Rung.ANSWERED);
        assertThat(camera.methods()).containsExactly("OPTIONS", "DESCRIBE", "DESCRIBE");
    }

    @ParameterizedTest
    @CsvSource({
        "hikvision-401-digest, AUTH_REQUIRED",
        "nvr-302, RTSP_3XX",
        "generic-404, RTSP_404",
        "generic-describe-html, SDP_INVALID",
        "generic-describe-audio-only, SDP_NO_VIDEO",
        "generic-describe-mpeg4, CODEC_UNSUPPORTED"
    })
    void namesWhatIsWrongWithTheAnswer(String answer, FailureCode code) {
        // Given
        camera.when("DESCRIBE", says(answer));
        // When
        var reception = receive();
        // Then
        assertThat(reception.failure().code()).isEqualTo(code);
        assertThat(reception.reached()).isEqualTo(Rung.ANSWERED);
        assertThat(camera.methods()).containsExactly("OPTIONS", "DESCRIBE");
    }

    @Test
    void followsOneRedirectOfTheSameCameraOnAnotherConnectionAndNoSecondOne() {
        // Given
        healthyBehindRedirect("/other").when("PLAY", plays(keyFrame(0)));
        // When
        var reception = receive();
        // Then
        assertThat(reception.reached()).isEqualTo(Rung.KEYFRAME);
        assertThat(camera.methods())
                .containsExactly(
                        "OPTIONS", "DESCRIBE", "OPTIONS", "DESCRIBE", "SETUP", "PLAY", "TEARDOWN");
        assertThat(camera.requests().get(3)).contains("/other RTSP/1.0");
    }

    @Test
    void takesASecondRedirectForAFailure() {
        // Given
        camera.when("DESCRIBE", redirects("/other")).when("DESCRIBE", redirects("/third"));
        // When
        var reception = receive();
        // Then
        assertThat(reception.failure().code()).isEqualTo(FailureCode.RTSP_3XX);
        assertThat(camera.methods()).containsExactly("OPTIONS", "DESCRIBE", "OPTIONS", "DESCRIBE");
    }

    private ScriptedCamera healthyBehindRedirect(String path) {
        camera.when("DESCRIBE", redirects(path));
        return healthy();
    }

    private Consumer<NetSocket> redirects(String path) {
        return socket ->
                socket.write(
                        "RTSP/1.0 302 Found\r\nCSeq: 2\r\nLocation: rtsp://127.0.0.1:%d%s\r\n\r\n"
                                .formatted(camera.port(), path));
    }

    @Test
    void saysThatALoginIsOfNoUseWhenTheSchemeIsUnknown() {
        // Given
        camera.when("DESCRIBE", says("unknown-401-ntlm-only"));
        // Then
        assertThat(receive(LOGIN, Depth.PICTURE).failure().code())
                .isEqualTo(FailureCode.AUTH_SCHEME_UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dahua-37777-banner", "generic-http-400"})
    void saysThatThePortSpeaksAnotherLanguage(String answer) {
        // Given
        camera.when("OPTIONS", says(answer));
        // When
        var reception = receive();
        // Then
        assertThat(reception.failure().code()).isEqualTo(FailureCode.NOT_RTSP);
        assertThat(reception.reached()).isEqualTo(Rung.CONNECTED);
    }

    @Test
    void saysThatAnEndlessHeaderIsNoRtsp() {
        // Given
        camera.when(
                "DESCRIBE", sends(Buffer.buffer("RTSP/1.0 200 OK\r\nX: " + "y".repeat(1 << 20))));
        // Then
        assertThat(receive().failure().code()).isEqualTo(FailureCode.NOT_RTSP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DESCRIBE", "SETUP", "PLAY"})
    void saysWhichAnswerDidNotCome(String method) {
        // Given
        var answers = List.of("DESCRIBE", "SETUP", "PLAY");
        var recorded = List.of("hikvision-describe-h264", "hikvision-setup", "hikvision-play");
        for (var answered : answers.subList(0, answers.indexOf(method))) {
            camera.when(answered, says(recorded.get(answers.indexOf(answered))));
        }
        // When
        var reception = receiveInVain();
        // Then
        assertThat(reception.failure()).isEqualTo(new Failure(FailureCode.RTSP_TIMEOUT, method));
        assertThat(camera.methods().contains("TEARDOWN")).isEqualTo(method.equals("PLAY"));
    }

    @Test
    void tellsAHangingEncoderFromAHangingServer() {
        // When
        var encoder = receiveInVain();
        camera.when("OPTIONS", socket -> {});
        var server = receiveInVain();
        // Then
        assertThat(encoder.reached()).isEqualTo(Rung.ANSWERED);
        assertThat(encoder.failure()).isEqualTo(new Failure(FailureCode.RTSP_TIMEOUT, "DESCRIBE"));
        assertThat(server.reached()).isEqualTo(Rung.CONNECTED);
        assertThat(server.failure()).isEqualTo(new Failure(FailureCode.RTSP_TIMEOUT, "OPTIONS"));
    }

    @Test
    void isNotKeptWaitingByProvisionalAnswersAndFrames() {
        // Given
        camera.when(
                "DESCRIBE",
                socket ->
                        vertx.setPeriodic(
                                20,
                                timer ->
                                        socket.write(
                                                report(0)
                                                        .appendString(
                                                                "RTSP/1.0 100 Continue\r\n\r\n"))));
        // Then
        assertThat(receiveInVain().failure().code()).isEqualTo(FailureCode.RTSP_TIMEOUT);
    }

    @Test
    void saysThatTheCameraClosedBeforeItAnswered() {
        // Given
        camera.when("DESCRIBE", NetSocket::close);
        // Then
        assertThat(receive().failure()).isEqualTo(new Failure(FailureCode.TCP_RESET, "DESCRIBE"));
    }

    @Test
    void saysThatTheCameraClosedOnceItWasConnected() {
        // Given
        camera.onConnect(NetSocket::close);
        // Then
        assertThat(receive().failure().code()).isEqualTo(FailureCode.TCP_RESET);
    }

    @Test
    void saysThatTheCameraClosedBeforeAKeyFrame() {
        // Given
        healthy().when("PLAY", plays(report(0)).andThen(NetSocket::close));
        // When
        var reception = receive();
        // Then
        assertThat(reception.failure().code()).isEqualTo(FailureCode.TCP_RESET);
        assertThat(reception.reached()).isGreaterThanOrEqualTo(Rung.DESCRIBED);
    }

    @Test
    void saysThatNothingIsSent() {
        // Given
        healthy().when("PLAY", plays());
        // When
        var reception = receiveInVain();
        // Then
        assertThat(reception.failure().code()).isEqualTo(FailureCode.NO_RTP);
        assertThat(reception.reached()).isEqualTo(Rung.PLAYING);
        assertThat(camera.methods()).last().isEqualTo("TEARDOWN");
    }

    @Test
    void saysThatPacketsStopped() {
        // Given
        healthy().when("PLAY", plays(Rtp.interleaved(0, Rtp.packet(1, 1, true, Rtp.P_SLICE))));
        // When
        var reception = receiveInVain();
        // Then
        assertThat(reception.failure().code()).isEqualTo(FailureCode.RTP_STALL);
        assertThat(reception.reached()).isEqualTo(Rung.RECEIVING);
    }

    @ParameterizedTest
    @CsvSource({"419a02040608, NO_KEYFRAME", "e1aabbccddee, ENCRYPTED_PAYLOAD"})
    void saysWhyThereIsNoKeyFrame(String payload, FailureCode code) {
        // Given
        healthy().when("PLAY", says("hikvision-play").andThen(repeats(Rtp.hex(payload))));
        // When
        var reception = receiveInVain();
        // Then
        assertThat(reception.failure().code()).isEqualTo(code);
        assertThat(reception.reached()).isEqualTo(Rung.RECEIVING);
        assertThat(reception.stream().packetsReceived()).isPositive();
        assertThat(camera.methods()).last().isEqualTo("TEARDOWN");
    }

    @Test
    void saysThatParameterSetsAreMissing() {
        // Given
        camera.when("DESCRIBE", says("longse-describe-no-content-type"))
                .when("SETUP", says("hikvision-setup"))
                .when("PLAY", says("hikvision-play").andThen(repeats(Rtp.IDR)));
        // Then
        assertThat(receiveInVain().failure().code()).isEqualTo(FailureCode.PARAM_MISSING);
    }

    @Test
    void saysThatItIsItsOwnFaultWhenSomethingUnforeseenHappens() {
        // Given
        var address = new StreamAddress(false, "127.0.0.1", camera.port(), "/no target\r\nX: y");
        var target = new ProbeTarget(UUID.randomUUID(), address, null, null, Expectation.ANYTHING);
        // When
        var reception = receiver.receive(target, Depth.PICTURE).await().atMost(LIMIT);
        // Then
        assertThat(reception.failure().code()).isEqualTo(FailureCode.PROBE_SELF_DOWN);
        assertThat(camera.requests()).isEmpty();
    }
}
