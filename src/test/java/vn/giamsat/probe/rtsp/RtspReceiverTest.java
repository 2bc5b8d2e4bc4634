package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.rtsp.ScriptedCamera.says;
import static vn.giamsat.probe.rtsp.ScriptedCamera.sends;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamReceiver.Depth;
import vn.giamsat.probe.VideoCodec;

/// The receiver against servers on the loopback that say what real cameras were recorded saying.
class RtspReceiverTest extends ReceiverBench {
    @Test
    void bringsHomeAKeyFrameAndGivesTheSessionBack() {
        // Given
        healthy().when("PLAY", plays(keyFrame(0)));
        // When
        var reception = receive();
        // Then
        assertThat(reception.failure()).isNull();
        assertThat(reception.picture().bytes()).isEqualTo(Rtp.annexB(Rtp.SPS, Rtp.PPS, Rtp.IDR));
        assertThat(reception.stream().codec()).isEqualTo(VideoCodec.H264);
        assertThat(reception.stream().width()).isEqualTo(1280);
        assertThat(camera.methods())
                .containsExactly("OPTIONS", "DESCRIBE", "SETUP", "PLAY", "TEARDOWN");
        assertThat(camera.requests().getLast())
                .startsWith(
                        "TEARDOWN rtsp://127.0.0.1:%d/Streaming/Channels/101/ RTSP/1.0"
                                .formatted(camera.port()))
                .contains("Session: 1430957284\r\n");
    }

    @Test
    void timesEveryRung() {
        // Given
        healthy().when("PLAY", plays(keyFrame(0)));
        // When
        var reception = receive();
        // Then
        assertThat(reception.reached()).isEqualTo(Rung.KEYFRAME);
        assertThat(reception.timings())
                .containsOnlyKeys(
                        Rung.RESOLVED,
                        Rung.CONNECTED,
                        Rung.ANSWERED,
                        Rung.DESCRIBED,
                        Rung.PLAYING,
                        Rung.RECEIVING,
                        Rung.KEYFRAME);
        assertThat(reception.timings().get(Rung.KEYFRAME))
                .isGreaterThan(reception.timings().get(Rung.CONNECTED));
    }

    @Test
    void stopsAtTheDescriptionWhenNoMoreIsAsked() {
        // Given
        healthy();
        // When
        var reception = receive(null, Depth.DESCRIPTION);
        // Then
        assertThat(reception.failure()).isNull();
        assertThat(reception.reached()).isEqualTo(Rung.DESCRIBED);
        assertThat(reception.picture()).isNull();
        assertThat(reception.stream().height()).isEqualTo(720);
        assertThat(camera.methods()).containsExactly("OPTIONS", "DESCRIBE");
    }

    @Test
    void stopsAtTheFirstPacketWhenNoMoreIsAsked() {
        // Given
        healthy().when("PLAY", playsFrames(20));
        // When
        var reception = receive(null, Depth.RECEPTION);
        // Then
        assertThat(reception.failure()).isNull();
        assertThat(reception.reached()).isEqualTo(Rung.RECEIVING);
        assertThat(reception.stream().packetsReceived()).isPositive();
        assertThat(camera.methods())
                .containsExactly("OPTIONS", "DESCRIBE", "SETUP", "PLAY", "TEARDOWN");
    }

    @Test
    void watchesTheStreamForAsLongAsItIsTold() {
        // Given
        healthy().when("PLAY", playsFrames(20));
        var watching =
                new RtspReceiver(
                        vertx, SETTINGS.observing(Duration.ofMillis(300)), names.servers());
        // When
        var reception = watching.receive(target(null), Depth.PICTURE).await().atMost(LIMIT);
        // Then
        watching.close();
        assertThat(reception.failure()).isNull();
        assertThat(reception.stream().framesPerSecond()).isEqualTo(25.0);
        assertThat(reception.stream().packetsReceived()).isEqualTo(23);
        assertThat(reception.stream().packetsLost()).isZero();
    }

    @Test
    void takesPacketsThatComeBeforeTheAnswerToPlay() {
        // Given
        healthy().when("PLAY", sends(keyFrame(0)).andThen(says("hikvision-play")));
        // When
        var reception = receive();
        // Then
        assertThat(reception.reached()).isEqualTo(Rung.KEYFRAME);
    }

    @Test
    void listensOnTheChannelsThatTheCameraChose() {
        // Given
        camera.when("DESCRIBE", says("hikvision-describe-h264"))
                .when("SETUP", says("camera-setup-other-channels"))
                .when("PLAY", plays(report(0), keyFrame(4)));
        // When
        var reception = receive();
        // Then
        assertThat(reception.reached()).isEqualTo(Rung.KEYFRAME);
        assertThat(reception.stream().packetsReceived()).isEqualTo(3);
    }

    @Test
    void answersRequestsOfTheCameraOnTheSameSocket() {
        // Given
        var requests =
                "OPTIONS * RTSP/1.0\r\nCSeq: 41\r\n\r\nANNOUNCE * RTSP/1.0\r\nCSeq: 42\r\n"
                        + "Content-Length: 2\r\n\r\nhi";
        healthy().when("PLAY", plays(Buffer.buffer(requests), keyFrame(0)));
        // When
        var reception = receive();
        // Then
        assertThat(reception.reached()).isEqualTo(Rung.KEYFRAME);
        assertThat(camera.requests())
                .contains(
                        "RTSP/1.0 200 OK\r\nCSeq: 41\r\n",
                        "RTSP/1.0 501 Not Implemented\r\nCSeq: 42\r\n");
    }

    @Test
    void provesItsLoginOnce() {
        // Given
        healthyBehind("ezviz-401-three-schemes").when("PLAY", plays(keyFrame(0)));
        // When
        var reception = receive(LOGIN, Depth.PICTURE);
        // Then
        assertThat(reception.failure()).isNull();
        assertThat(camera.methods())
                .containsExactly("OPTIONS", "DESCRIBE", "DESCRIBE", "SETUP", "PLAY", "TEARDOWN");
        assertThat(camera.requests().getFirst()).doesNotContain("Authorization");
        assertThat(camera.requests().subList(2, 6))
                .allSatisfy(request -> assertThat(request).contains("algorithm=SHA-256"));
    }

    @Test
    void keepsTheKeyFrameOfACameraThatClosesAfterIt() {
        // Given
        healthy().when("PLAY", plays(keyFrame(0)).andThen(NetSocket::close));
        var watching =
                new RtspReceiver(vertx, SETTINGS.observing(Duration.ofSeconds(5)), names.servers());
        // When
        var reception = watching.receive(target(null), Depth.PICTURE).await().atMost(LIMIT);
        // Then
        watching.close();
        assertThat(reception.failure()).isNull();
        assertThat(reception.picture()).isNotNull();
    }

    @Test
    void doesNotWaitForeverForTheAnswerToTeardown() {
        // Given
        camera.when("DESCRIBE", says("hikvision-describe-h264"))
                .when("SETUP", says("hikvision-setup"))
                .when("PLAY", plays(keyFrame(0)));
        // When
        var reception = receiveInVain();
        // Then
        assertThat(reception.failure()).isNull();
        assertThat(camera.hungUp()).succeedsWithin(LIMIT);
    }

    @Test
    void givesTheSessionBackWhenItIsCancelled() throws Exception {
        // Given
        var playing = new CompletableFuture<Void>();
        healthy().when("PLAY", plays().andThen(socket -> playing.complete(null)));
        var probe = receiver.receive(target(null), Depth.PICTURE).subscribe().with(ignored -> {});
        playing.get(5, TimeUnit.SECONDS);
        // When
        probe.cancel();
        // Then
        assertThat(camera.hungUp()).succeedsWithin(LIMIT);
        assertThat(camera.methods()).last().isEqualTo("TEARDOWN");
    }

    @Test
    void hangsUpWhenItIsCancelledWithoutASession() throws Exception {
        // Given
        var asked = new CompletableFuture<Void>();
        camera.when("DESCRIBE", socket -> asked.complete(null));
        var probe = receiver.receive(target(null), Depth.PICTURE).subscribe().with(ignored -> {});
        asked.get(5, TimeUnit.SECONDS);
        // When
        probe.cancel();
        // Then
        assertThat(camera.hungUp()).succeedsWithin(LIMIT);
    }

    @Test
    void doesNotConnectWhenItIsCancelledBeforeItStarts() {
        // Given
        var told = new CompletableFuture<Reception>();
        healthy().when("PLAY", playsFrames(3));
        var receiving = receiver.receiving(target(null), Depth.PICTURE, told::complete);
        // When
        receiving.cancel();
        receiving.start();
        // Then
        assertThat(told).succeedsWithin(LIMIT).extracting(Reception::reached).isEqualTo(Rung.NONE);
        assertThat(receive().failure()).isNull();
        assertThat(camera.methods()).containsOnlyOnce("PLAY");
    }
}
