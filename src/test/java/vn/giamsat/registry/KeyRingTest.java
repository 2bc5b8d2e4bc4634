package vn.giamsat.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an operator writes down, and what ring comes of it.
class KeyRingTest {
    static final String KEY = "dGVzdC1rZXktdGVzdC1rZXktdGVzdC1rZXktMTIzNDU=";
    static final String OTHER_KEY = "b3RoZXIta2V5LW90aGVyLWtleS1vdGhlci1rZXktMTI=";
    private static final String CURRENT = "giamsat.credentials.current";

    private static final Vertx VERTX = Vertx.vertx();

    @TempDir private Path folder;

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    @Test
    void takesTheOneKeyThatWasEnoughUntilNow() {
        // When
        var ring = ring(Map.of("giamsat.credentials.key", KEY));
        // Then
        assertThat(ring.current().id()).isEqualTo("k1");
        assertThat(ring.older()).isEmpty();
    }

    @Test
    void keepsTheOneKeyAsAnOlderOneWhenAnotherIsNamedCurrent() {
        // When
        var ring =
                ring(
                        Map.of(
                                "giamsat.credentials.key",
                                KEY,
                                "giamsat.credentials.key-id",
                                "khóa",
                                "giamsat.credentials.keys.k2",
                                OTHER_KEY,
                                CURRENT,
                                "k2"));
        // Then
        assertThat(ring.current().id()).isEqualTo("k2");
        assertThat(ring.older()).containsExactly("khóa");
    }

    @Test
    void takesKeysFromTheEnvironmentAndFromFiles() throws IOException {
        // Given
        var file = Files.writeString(folder.resolve("secret"), OTHER_KEY + "\n");
        // When
        var ring =
                sources(
                                new EnvConfigSource(
                                        Map.of(
                                                "GIAMSAT_CREDENTIALS_KEYS_K1",
                                                KEY,
                                                "GIAMSAT_CREDENTIALS_KEY_FILES_K2",
                                                file.toString(),
                                                "GIAMSAT_CREDENTIALS_CURRENT",
                                                "k2"),
                                        300))
                        .read();
        // Then
        assertThat(ring.current().id()).isEqualTo("k2");
        assertThat(ring.older()).containsExactly("k1");
        assertThat(ring.named("k1").orElseThrow().secret()).isNotEqualTo(ring.current().secret());
    }

    @Test
    void saysHowToBeginWithoutAnyKey() {
        complains(Map.of(), "GIAMSAT_CREDENTIALS_KEY", "openssl rand -base64 32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "c2hvcnQ=", "dGVzdC1rZXk="})
    void refusesAKeyThatIsNoneWithoutRepeatingIt(String key) {
        for (var name : new String[] {"giamsat.credentials.key", "giamsat.credentials.keys.k2"}) {
            assertThatThrownBy(() -> ring(Map.of(name, key)))
                    .hasMessageContaining(name + " must be 32 bytes in Base64")
                    .hasMessageNotContaining(key);
        }
    }

    @Test
    void refusesACurrentKeyThatIsNotInTheRing() {
        complains(
                Map.of("giamsat.credentials.keys.k1", KEY, CURRENT, "k3"),
                CURRENT + " names k3",
                "name one of [k1]");
    }

    @Test
    void doesNotChooseAmongSeveralKeys() {
        complains(
                Map.of(
                        "giamsat.credentials.keys.k1", KEY,
                        "giamsat.credentials.keys.k2", OTHER_KEY),
                CURRENT + " is not set",
                "[k1, k2]");
    }

    @Test
    void refusesANameThatStandsTwiceBecauseOnlyOneOfThemWouldOpen() {
        complains(
                Map.of("giamsat.credentials.key", KEY, "giamsat.credentials.keys.k1", OTHER_KEY),
                "the key k1 stands twice",
                "giamsat.credentials.keys.k1");
    }

    @Test
    void refusesOneKeyUnderTwoNamesBecauseThatIsNoRotation() {
        complains(
                Map.of(
                        "giamsat.credentials.keys.k1",
                        KEY,
                        "giamsat.credentials.keys.k2",
                        KEY,
                        CURRENT,
                        "k2"),
                "[k1, k2] are one and the same key");
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        complains(
                Map.of(
                        "giamsat.credentials.keys.k1",
                        "c2hvcnQ=",
                        "giamsat.credentials.keys.k2",
                        "x",
                        CURRENT,
                        "k3"),
                "keys.k1 must be",
                "keys.k2 must be",
                "names k3");
    }

    @Test
    void namesTheFileThatCannotBeRead() {
        complains(
                Map.of("giamsat.credentials.key-files.k1", folder.resolve("away").toString()),
                "giamsat.credentials.key-files.k1 cannot be read (NoSuchFileException)");
    }

    @Test
    void tellsNoSecretWhenItIsPrinted() {
        // When
        var printed =
                ring(Map.of("giamsat.credentials.key", KEY))
                        + " "
                        + new SealingKey.Found("k1", KEY, "the test");
        // Then
        assertThat(printed).contains("SealingKey[k1]").doesNotContain(KEY);
    }

    private static void complains(Map<String, String> settings, String... parts) {
        var complaint = new SealCheck(sources(properties(settings)), new SealingKeys()).complaint();
        assertThat(complaint).isPresent();
        assertThat(complaint.orElseThrow()).contains(parts).doesNotContain(KEY, OTHER_KEY);
    }

    private static KeyRing ring(Map<String, String> settings) {
        return sources(properties(settings)).read();
    }

    private static ConfigSource properties(Map<String, String> settings) {
        return new PropertiesConfigSource(new HashMap<>(settings), "test", 100);
    }

    private static KeySources sources(ConfigSource settings) {
        return new KeySources(config(settings), new VaultSecret(VERTX));
    }

    static SealConfig config(ConfigSource settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(SealConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(settings)
                .build()
                .getConfigMapping(SealConfig.class);
    }
}
