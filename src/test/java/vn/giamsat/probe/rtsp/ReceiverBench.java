package vn.giamsat.probe.rtsp;

import static vn.giamsat.probe.rtsp.ScriptedCamera.says;
import static vn.giamsat.probe.rtsp.ScriptedCamera.sends;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import vn.giamsat.probe.Credentials;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.StreamReceiver.Depth;
import vn.giamsat.probe.wire.FakeNameServer;

/// Two receivers, a camera on the loopback that says what a test tells it, and a name server of our
/// own.
abstract class ReceiverBench {
    static final Duration LIMIT = Duration.ofSeconds(10);
    static final Credentials LOGIN = new Credentials("admin", "12345");
    /// For tests in which nothing is waited for in vain; long, because the machine may be busy.
    static final ReceiverSettings SETTINGS =
            ReceiverSettings.STANDARD.observing(Duration.ZERO).allowing("127.0.0.0/8");

    /// For tests that wait in vain.
    static final Timeouts SHORT =
            new Timeouts(
                    Duration.ofMillis(700),
                    Duration.ofMillis(700),
                    Duration.ofMillis(700),
                    Duration.ofMillis(1000),
                    Duration.ofMillis(300));

    static Vertx vertx;
    static FakeNameServer names;
    static RtspReceiver receiver;
    static RtspReceiver impatient;

    ScriptedCamera camera = ScriptedCamera.on(vertx);

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        names = new FakeNameServer(vertx);
        receiver = new RtspReceiver(vertx, SETTINGS, names.servers());
        impatient = new RtspReceiver(vertx, SETTINGS.with(SHORT), names.servers());
    }

    @AfterAll
    static void close() {
        receiver.close();
        impatient.close();
        names.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void switchOff() {
        camera.close();
    }

    ScriptedCamera healthy() {
        return camera.when("DESCRIBE", says("hikvision-describe-h264"))
                .when("SETUP", says("hikvision-setup"))
                .when("TEARDOWN", says("generic-teardown"));
    }

    ScriptedCamera healthyBehind(String challenge) {
        camera.when("DESCRIBE", says(challenge));
        return healthy();
    }

    Reception receive() {
        return receive(null, Depth.PICTURE);
    }

    Reception receive(@Nullable Credentials credentials, Depth depth) {
        return receiver.receive(target(credentials), depth).await().atMost(LIMIT);
    }

    Reception receiveInVain() {
        return impatient.receive(target(null), Depth.PICTURE).await().atMost(LIMIT);
    }

    Reception receive(String url) {
        return receiver.receive(target(url, null), Depth.PICTURE).await().atMost(LIMIT);
    }

    ProbeTarget target(@Nullable Credentials credentials) {
        var url = "rtsp://127.0.0.1:%d/Streaming/Channels/101".formatted(camera.port());
        return target(url, credentials);
    }

    static ProbeTarget target(String url, @Nullable Credentials credentials) {
        return new ProbeTarget(
                UUID.randomUUID(), StreamAddress.of(url), credentials, null, Expectation.ANYTHING);
    }

    static Consumer<NetSocket> plays(Buffer... media) {
        return says("hikvision-play").andThen(sends(media));
    }

    static Consumer<NetSocket> playsFrames(int count) {
        return plays(keyFrame(0))
                .andThen(
                        socket -> {
                            for (var frame = 1; frame <= count; frame++) {
                                var packet =
                                        Rtp.packet(3 + frame, 90 + frame * 3600, true, Rtp.P_SLICE);
                                socket.write(Rtp.interleaved(0, packet));
                            }
                        });
    }

    static Consumer<NetSocket> repeats(byte[] payload) {
        return socket ->
                vertx.setPeriodic(
                        20,
                        timer -> {
                            var timestamp = (int) timer.longValue();
                            socket.write(
                                    Rtp.interleaved(0, Rtp.packet(1, timestamp, true, payload)));
                        });
    }

    /// An RTCP report on a channel, which is no packet of the video.
    static Buffer report(int channel) {
        return Rtp.interleaved(channel, Rtp.hex("80c80006"));
    }

    static Buffer keyFrame(int channel) {
        return Buffer.buffer()
                .appendBuffer(Rtp.interleaved(channel, Rtp.packet(1, 90, false, Rtp.SPS)))
                .appendBuffer(Rtp.interleaved(channel, Rtp.packet(2, 90, false, Rtp.PPS)))
                .appendBuffer(Rtp.interleaved(channel, Rtp.packet(3, 90, true, Rtp.IDR)));
    }
}
