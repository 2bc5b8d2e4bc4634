package vn.giamsat.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys from Vault, and what an operator reads when they do not come. None of it names a secret.
class VaultSecretTest {
    private static final String TOKEN = "hvs.never-told";
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir private Path folder;
    private FakeVault vault;

    @BeforeEach
    void start() {
        vault =
                FakeVault.holding(
                        Map.of("k1", KeyRingTest.KEY, "k2", KeyRingTest.OTHER_KEY), TOKEN);
    }

    @AfterEach
    void stop() {
        vault.close();
    }

    @AfterAll
    static void stopAsking() {
        VERTX.close();
    }

    @Test
    void readsTheRingFromASecret() {
        // When
        var ring = ring(Map.of("token", TOKEN));
        // Then
        assertThat(ring.current().id()).isEqualTo("k2");
        assertThat(ring.older()).containsExactly("k1");
    }

    @Test
    void takesTheTokenFromTheFileThatAnAgentWrites() throws IOException {
        // Given
        var file = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        // When
        var ring = ring(Map.of("token-file", file.toString()));
        // Then
        assertThat(ring.older()).containsExactly("k1");
    }

    @Test
    void takesVaultBehindAPathOfAProxy() {
        complains(Map.of("token", TOKEN, "address", vault.address() + "/vault/"), "(404)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hvs.another", "", "two\nlines"})
    void saysWhatToDoWithoutATokenThatIsTaken(String token) {
        complains(
                token.isEmpty() ? Map.of() : Map.of("token", token),
                "giamsat.credentials.vault.token",
                "secret/data/giamsat");
    }

    @Test
    void saysWhereItLookedInVain() {
        complains(Map.of("token", TOKEN, "path", "else/where"), "secret/data/else/where (404)");
    }

    @ParameterizedTest
    @CsvSource({
        "503, Vault is sealed",
        "307, Vault answered 307",
        "500, Vault answered 500",
        "429, Vault answered 429"
    })
    void saysWhatVaultAnsweredInstead(int status, String told) {
        vault.answers(status, "{\"errors\":[\"Vault is sealed\"]}");

        complains(Map.of("token", TOKEN), told);
    }

    /// A deleted version, an engine of version 1, a number for a key, and no JSON.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"data\":null,\"metadata\":{\"destroyed\":true}}}",
                "{\"data\":{\"k1\":\"never-told\"}}",
                "{\"data\":{\"data\":{\"k1\":1}}}",
                "{\"data\":\"never-told\"}",
                "<never-told>"
            })
    void refusesAnAnswerOfAnotherShapeWithoutRepeatingIt(String body) {
        vault.holdsInstead(body);

        complains(Map.of("token", TOKEN), "no secret of texts in a KV engine of version 2");
    }

    @Test
    void refusesAFieldThatIsNoKey() {
        vault.holdsInstead("{\"data\":{\"data\":{\"k1\":\"never-told\"}}}");

        complains(Map.of("token", TOKEN), "field k1 of secret/data/giamsat in Vault must be 32");
    }

    @Test
    void doesNotWaitLongForAVaultThatHangs() throws IOException {
        try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = "http://127.0.0.1:" + mute.getLocalPort();
            var asked = Instant.now();

            complains(
                    Map.of("token", TOKEN, "address", address, "timeout", "200ms"),
                    "Vault gave no answer within PT0.2S");
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(5));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1, Vault cannot be asked",
        "vault, must be like https://",
        "https://127.0.0.1:1, Vault cannot be asked"
    })
    void saysThatVaultIsNotWhereItWasLookedFor(String address, String told) {
        complains(
                Map.of("token", TOKEN, "address", address),
                told,
                "giamsat.credentials.vault.address");
    }

    @Test
    void namesTheCertificatesThatCannotBeRead() {
        complains(
                Map.of(
                        "token",
                        TOKEN,
                        "address",
                        vault.address().replace("http:", "https:"),
                        "trusted-certificates",
                        folder.resolve("away.pem").toString()),
                "trusted-certificates");
    }

    private void complains(Map<String, String> settings, String... parts) {
        assertThatThrownBy(() -> ring(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(parts)
                .doesNotContain("never-told", "hvs.", KeyRingTest.KEY, KeyRingTest.OTHER_KEY);
    }

    private KeyRing ring(Map<String, String> settings) {
        var all = new HashMap<String, String>();
        all.put("giamsat.credentials.current", "k2");
        all.put("giamsat.credentials.vault.address", vault.address());
        settings.forEach((key, value) -> all.put("giamsat.credentials.vault." + key, value));
        var config = KeyRingTest.config(new PropertiesConfigSource(all, "test", 100));
        return new KeySources(config, new VaultSecret(VERTX)).read();
    }
}
