package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service that ends TLS itself, with a certificate and a key in PEM files.
class TlsIT {
    @TempDir static Path folder;

    private static TestDatabase database;
    private static TestIssuer issuer;
    private static ServerCertificate files;
    private static X509Certificate first;
    private static Map<String, String> settings;
    private static ServiceProcess service;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.start();
        issuer = TestIssuer.start();
        files = ServerCertificate.in(folder);
        first = files.renew();
        port = ServiceProcess.freePort();
        settings = SystemUnderTest.settings(database, issuer);
        settings.put("giamsat.schedule.enabled", "false");
        settings.put("quarkus.http.ssl-port", Integer.toString(port));
        settings.put("quarkus.tls.key-store.pem.0.cert", files.certificate().toString());
        settings.put("quarkus.tls.key-store.pem.0.key", files.key().toString());
        settings.put("quarkus.tls.reload-period", "1s");
        var redirecting = new HashMap<>(settings);
        redirecting.put("quarkus.http.insecure-requests", "redirect");
        service = ServiceProcess.launch(redirecting);
        Await.until("it is ready", Duration.ofSeconds(60), () -> isReady(first));
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
        database.close();
    }

    @Test
    void servesTlsOfTodayAndTellsBrowsersToStayWithIt() throws Exception {
        var answer = ask(first, "/api/v1/me");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
        assertThat(answer.headers().firstValue("Strict-Transport-Security").orElse(""))
                .startsWith("max-age=31536000");
    }

    @Test
    void refusesTlsOfYesterday() throws Exception {
        var sockets = ServerCertificate.trusting(first).getSocketFactory();
        try (var socket =
                (SSLSocket) sockets.createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.1"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void plainHttpOnlyLeadsToTls() {
        var answer =
                service.send(
                        HttpRequest.newBuilder(service.uri("/api/v1/me"))
                                .version(HttpClient.Version.HTTP_1_1)
                                .build());

        assertThat(answer.statusCode()).isBetween(301, 308);
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .startsWith("https://127.0.0.1:" + port);
    }

    @Test
    void aContainerStillKnowsThatItLives() throws Exception {
        var command = new ArrayList<>(Product.ofLastBuild().command(List.of()));
        command.add("healthy");
        var question = new ProcessBuilder(command);
        question.environment().put("QUARKUS_HTTP_PORT", Integer.toString(service.port()));

        assertThat(question.inheritIO().start().waitFor()).isZero();
    }

    @Test
    void takesUpANewCertificateWithoutANewStart() throws Exception {
        // When
        var second = files.renew();
        // Then
        Await.until("the new one is served", Duration.ofSeconds(20), () -> isReady(second));
        first = second;
    }

    @Test
    void doesNotStartWithACertificateAndOpenPlainHttp() {
        try (var open = ServiceProcess.launch(settings)) {
            open.awaitEnd(Duration.ofSeconds(60));

            assertThat(open.exitCode()).isNotZero();
            assertThat(open.log()).contains("set quarkus.http.insecure-requests=redirect");
        }
    }

    private static boolean isReady(X509Certificate trusted) {
        try {
            return ask(trusted, "/q/health/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static HttpResponse<String> ask(X509Certificate trusted, String path) throws Exception {
        try (var client =
                HttpClient.newBuilder().sslContext(ServerCertificate.trusting(trusted)).build()) {
            var address = URI.create("https://127.0.0.1:" + port + path);
            return client.send(
                    HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
