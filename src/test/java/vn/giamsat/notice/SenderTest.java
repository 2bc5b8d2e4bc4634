package vn.giamsat.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giamsat.notice.Outcome.Result;
import vn.giamsat.notice.Sender.Letter;

/// Sending over TLS to a destination that has a name.
class SenderTest {
    private static final String PASSWORD = "never-told";
    private static final Letter LETTER = new Letter(UUID.randomUUID(), 1, "v1,x", "{}");

    private static Vertx vertx;
    private static int port;
    private static Path authority;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        var store = folder.resolve("keys.p12");
        makeKey(store);
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var der = keys.getCertificate("server").getEncoded();
        authority = Files.createTempFile("authority", ".pem");
        Files.writeString(
                authority,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(der)
                        + "\n-----END CERTIFICATE-----\n");
        vertx = Vertx.vertx();
        var identity = new PfxOptions().setPath(store.toString()).setPassword(PASSWORD);
        port =
                vertx.createHttpServer(
                                new HttpServerOptions().setSsl(true).setKeyCertOptions(identity))
                        .requestHandler(
                                asked ->
                                        asked.response()
                                                .setStatusCode(
                                                        asked.getHeader("host")
                                                                        .startsWith("localhost:")
                                                                ? 200
                                                                : 421)
                                                .end())
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS)
                        .actualPort();
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close();
        Files.delete(authority);
    }

    @Test
    void deliversToTheNameThatTheCertificateHas() {
        assertThat(sent("localhost", authority.toString())).isEqualTo(Outcome.answered(200));
    }

    @Test
    void refusesACertificateOfAnotherName() {
        assertThat(sent("127.0.0.1", authority.toString()).result()).isEqualTo(Result.TLS_FAILED);
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() {
        assertThat(sent("localhost", null).result()).isEqualTo(Result.TLS_FAILED);
    }

    @Test
    void doesNotGoWhereANameLeadsThatThePolicyRefuses() {
        // Given
        var sender = new Sender(config(Map.of()), vertx);
        // When
        var outcome = send(sender, "localhost");
        // Then
        assertThat(outcome.result()).isEqualTo(Result.ADDRESS_FORBIDDEN);
    }

    @Test
    void tellsThatThereIsNoSuchName() {
        var sender = new Sender(config(Map.of()), vertx);
        assertThat(send(sender, "no-such-name.invalid").result())
                .isIn(Result.NAME_UNKNOWN, Result.TIMED_OUT);
    }

    private static Outcome sent(String host, String trusted) {
        var allowed = "127.0.0.0/8,::1";
        var keys =
                trusted == null
                        ? Map.of("giamsat.webhooks.allowed-networks", allowed)
                        : Map.of(
                                "giamsat.webhooks.allowed-networks",
                                allowed,
                                "giamsat.webhooks.trusted-certificates",
                                trusted);
        return send(new Sender(config(keys), vertx), host);
    }

    private static Outcome send(Sender sender, String host) {
        try {
            return sender.send(new Destination(true, host, port, "/"), LETTER)
                    .await()
                    .atMost(Duration.ofSeconds(20));
        } finally {
            sender.close();
        }
    }

    private static NoticeConfig config(Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(NoticeConfig.class)
                .withDefaultValues(keys)
                .build()
                .getConfigMapping(NoticeConfig.class);
    }

    private static void makeKey(Path store) throws Exception {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command =
                "%s -genkeypair -keyalg EC -alias server -dname CN=a -ext san=dns:localhost"
                        + " -storetype PKCS12 -keystore %s -storepass %s";
        var made = command.formatted(tool, store, PASSWORD).split(" ");
        assertThat(new ProcessBuilder(made).inheritIO().start().waitFor()).isZero();
    }
}
