package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giamsat.shared.Sha256;
import vn.giamsat.simulator.Endpoint;
import vn.giamsat.simulator.Simulator;
import vn.giamsat.simulator.SimulatorSettings;

/// A camera over `rtsps`, asked by the packaged service, which trusts what an operator's file names
/// or what a camera's pin says. `RtspReceiverTlsTest` has the ways in which a certificate may be
/// wrong.
class SecureCameraIT {
    private static final String ELSEWHERE = "127.0.0.9"; // the certificate is for 127.0.0.1

    @TempDir static Path folder;

    private static TestDatabase database;
    private static TestIssuer issuer;
    private static Vertx vertx;
    private static Simulator simulator;
    private static X509Certificate certificate;
    private static Map<String, String> settings;
    private static ServiceProcess service;

    @BeforeAll
    static void start() throws Exception {
        var files = ServerCertificate.in(folder);
        certificate = files.renew();
        database = TestDatabase.start();
        issuer = TestIssuer.start();
        vertx = Vertx.vertx();
        simulator = simulator(files);
        settings = SystemUnderTest.settings(database, issuer);
        settings.put("giamsat.schedule.enabled", "false");
        settings.put("giamsat.probe.trusted-certificates", files.certificate().toString());
        service = ServiceProcess.start(settings);
        database.enterPeople();
        database.enterCamera("rtsp://127.0.0.1/not-yet");
    }

    @AfterAll
    static void stop() {
        service.close();
        simulator.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        issuer.close();
        database.close();
    }

    @Test
    void looksAtACameraWhoseCertificateIsTrusted() {
        assertThat(probed("127.0.0.1", "null")).contains("VERIFIED");
    }

    @Test
    void refusesACertificateOfAnotherHost() {
        assertThat(probed(ELSEWHERE, "null")).contains("TLS_NAME");
    }

    @Test
    void looksAtACameraWhoseCertificateIsPinned() throws Exception {
        var pin = "'%s'".formatted(Sha256.hex(certificate.getEncoded()));

        assertThat(probed(ELSEWHERE, pin)).contains("VERIFIED");
    }

    @Test
    void refusesAnotherCertificateThanThePinned() {
        assertThat(probed("127.0.0.1", "repeat('0', 64)")).contains("TLS_PIN_CHANGED");
    }

    @Test
    void doesNotStartWithAFileThatHoldsNoCertificate() throws Exception {
        var empty = Files.writeString(folder.resolve("empty.pem"), "none yet");
        settings.put("giamsat.probe.trusted-certificates", empty.toString());
        try (var other = ServiceProcess.launch(settings)) {
            other.awaitEnd(Duration.ofSeconds(60));

            assertThat(other.exitCode()).isNotZero();
            assertThat(other.log())
                    .contains(
                            "giamsat.probe.trusted-certificates: no certificate can be read in "
                                    + empty);
        }
    }

    private static Simulator simulator(ServerCertificate files) {
        var key =
                new PemKeyCertOptions()
                        .addCertPath(files.certificate().toString())
                        .addKeyPath(files.key().toString());
        return Simulator.start(vertx, SimulatorSettings.of(Endpoint.rtsps(0, key)))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static String probed(String host, String pin) {
        database.execute(
                "update camera set main_address = 'rtsps://%s:%d/open/h264/normal/tls', tls_pin = %s"
                        .formatted(host, simulator.ports().getFirst(), pin));
        var path = "/api/v1/cameras/" + TestDatabase.CAMERA + "/probes";
        return service.send(
                        HttpRequest.newBuilder(service.uri(path))
                                .header(
                                        "Authorization",
                                        "Bearer " + issuer.token(SystemTest.NATION))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build())
                .body();
    }
}
