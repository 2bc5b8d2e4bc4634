package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.rtsp.ScriptedCamera.says;

import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.StreamReceiver.Depth;

class RtspReceiverTlsTest extends ReceiverBench {
    private static final String KEY =
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";

    private static Certificates certificates;
    private static RtspReceiver trusting;

    @BeforeAll
    static void certify(@TempDir Path folder) throws Exception {
        certificates = Certificates.in(folder);
        trusting =
                new RtspReceiver(
                        vertx, SETTINGS.trusting(certificates.authority()), names.servers());
    }

    @AfterAll
    static void release() {
        trusting.close();
    }

    @Test
    void describesBehindACertificateThatIsTrusted() {
        // Given
        shows("good");
        // When
        var reception = receive(trusting, "camera.test", null);
        // Then
        assertThat(reception.failure()).isNull();
        assertThat(reception.reached()).isEqualTo(Rung.DESCRIBED);
        assertThat(camera.requests().getFirst()).startsWith("OPTIONS rtsps://camera.test:");
    }

    @ParameterizedTest
    @CsvSource({
        "other, camera.test, TLS_NAME",
        "good, 127.0.0.1, TLS_NAME",
        "expired, camera.test, TLS_CERT_EXPIRED"
    })
    void refusesACertificateThatDoesNotFit(String shown, String host, FailureCode code) {
        // Given
        shows(shown);
        // When
        var reception = receive(trusting, host, null);
        // Then
        assertThat(reception.failure().code()).isEqualTo(code);
        assertThat(reception.reached()).isEqualTo(Rung.RESOLVED);
        assertThat(camera.requests()).isEmpty();
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() {
        // Given
        shows("good");
        // Then
        assertThat(receive(receiver, "camera.test", null).failure().code())
                .isEqualTo(FailureCode.TLS_UNTRUSTED);
    }

    @Test
    void believesAPinInsteadOfNameAndAuthority() throws Exception {
        // Given
        shows("expired");
        // When
        var reception = receive(receiver, "127.0.0.1", certificates.pin("expired"));
        // Then
        assertThat(reception.reached()).isEqualTo(Rung.DESCRIBED);
    }

    @Test
    void saysNothingToACameraWithAnotherCertificateThanThePinned() throws Exception {
        // Given
        shows("good");
        // When
        var reception = receive(receiver, "camera.test", certificates.pin("other"));
        // Then
        assertThat(reception.failure().code()).isEqualTo(FailureCode.TLS_PIN_CHANGED);
        assertThat(camera.requests()).isEmpty();
        assertThat(camera.hungUp()).succeedsWithin(LIMIT);
    }

    @Test
    void saysThatThePortSpeaksNoTls() {
        // Given
        camera.onConnect(socket -> socket.write("RTSP/1.0 400 Bad Request\r\n\r\n"));
        // Then
        assertThat(receive(trusting, "camera.test", null).failure().code())
                .isEqualTo(FailureCode.TLS_PROTO);
    }

    @Test
    void saysThatTheHandshakeBrokeOff() {
        // Given
        camera.onConnect(NetSocket::close);
        // Then
        assertThat(receive(trusting, "camera.test", null).failure().code())
                .isEqualTo(FailureCode.TLS_PROTO);
    }

    @Test
    void waitsForAHandshakeNoLongerThanForAConnection() {
        // Given
        camera.onConnect(silent -> {});
        // Then
        assertThat(receive(impatient, "camera.test", null).failure().code())
                .isEqualTo(FailureCode.TLS_PROTO);
        assertThat(camera.hungUp()).succeedsWithin(LIMIT);
    }

    @Test
    void closesAConnectionThatIsMadeWhenNobodyWaitsForItAnyMore() {
        // Given
        var connected = new CompletableFuture<Void>();
        camera.onConnect(silent -> connected.complete(null));
        var probe =
                impatient
                        .receive(
                                target("rtsps://127.0.0.1:%d/x".formatted(camera.port()), null),
                                Depth.DESCRIPTION)
                        .subscribe()
                        .with(ignored -> {});
        assertThat(connected).succeedsWithin(LIMIT);
        // When
        probe.cancel();
        // Then
        assertThat(camera.hungUp()).succeedsWithin(LIMIT);
    }

    @Test
    void blamesNoCameraForAFileWithoutCertificates(@TempDir Path folder) throws Exception {
        // Given
        shows("good");
        var file = Files.writeString(folder.resolve("cameras.pem"), KEY);
        var unable = new RtspReceiver(vertx, SETTINGS.trusting(file), names.servers());
        // Then
        assertThat(receive(unable, "camera.test", null).failure().code())
                .isEqualTo(FailureCode.PROBE_SELF_DOWN);
        // When
        Files.writeString(file, KEY + Files.readString(certificates.authority()));
        // Then
        assertThat(receive(unable, "camera.test", null).failure()).isNull();
        unable.close();
    }

    @Test
    void asksForNoUdpBehindTlsBecauseMediaWouldComeInTheClear() {
        // Given
        shows("good");
        camera.when("SETUP", says("andowl-setup-461"));
        // When
        var reception = receive(trusting, "camera.test", null, Depth.PICTURE);
        // Then
        assertThat(reception.failure().code()).isEqualTo(FailureCode.RTSP_461);
        assertThat(camera.methods()).containsExactly("OPTIONS", "DESCRIBE", "SETUP");
    }

    private void shows(String alias) {
        camera.close();
        var keys =
                new PfxOptions()
                        .setPath(certificates.store().toString())
                        .setPassword(Certificates.PASSWORD)
                        .setAlias(alias);
        var options = new NetServerOptions().setSsl(true).setKeyCertOptions(keys);
        camera =
                ScriptedCamera.on(vertx, options).when("DESCRIBE", says("hikvision-describe-h264"));
    }

    private Reception receive(RtspReceiver with, String host, @Nullable String pin) {
        return receive(with, host, pin, Depth.DESCRIPTION);
    }

    private Reception receive(RtspReceiver with, String host, @Nullable String pin, Depth depth) {
        var address = StreamAddress.of("rtsps://%s:%d/live".formatted(host, camera.port()));
        var target = new ProbeTarget(UUID.randomUUID(), address, null, pin, Expectation.ANYTHING);
        return with.receive(target, depth).await().atMost(LIMIT);
    }
}
