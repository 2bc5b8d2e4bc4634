package vn.giamsat.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.Credentials;

class CredentialSealTest {
    private static final String KEY = "dGVzdC1rZXktdGVzdC1rZXktdGVzdC1rZXktMTIzNDU=";
    private static final String OTHER_KEY = "b3RoZXIta2V5LW90aGVyLWtleS1vdGhlci1rZXktMTI=";
    private static final UUID CAMERA = UUID.randomUUID();
    private static final Credentials LOGIN = new Credentials("quản trị", "mật khẩu:@/");

    @Test
    void opensWhatItSealed() {
        var seal = seal(KEY, "k1");

        assertThat(seal.open(CAMERA, seal.seal(CAMERA, LOGIN))).isEqualTo(LOGIN);
    }

    @Test
    void neverSealsTheSameTwiceSoThatEqualPasswordsDoNotShow() {
        var seal = seal(KEY, "k1");

        assertThat(seal.seal(CAMERA, LOGIN)).isNotEqualTo(seal.seal(CAMERA, LOGIN));
    }

    @Test
    void hidesWhatItSealed() {
        var bytes = new String(seal(KEY, "k1").seal(CAMERA, LOGIN), StandardCharsets.UTF_8);

        assertThat(bytes).startsWith("\u0002k1").doesNotContain("mật khẩu", "quản trị");
    }

    @Test
    void doesNotOpenForAnotherCameraSoThatARowCannotBeCopied() {
        var seal = seal(KEY, "k1");
        var bytes = seal.seal(CAMERA, LOGIN);

        assertThatIllegalStateException().isThrownBy(() -> seal.open(UUID.randomUUID(), bytes));
    }

    @Test
    void doesNotOpenWithAnotherKeyOrAfterAChange() {
        var bytes = seal(KEY, "k1").seal(CAMERA, LOGIN);

        assertThatIllegalStateException()
                .isThrownBy(() -> seal(OTHER_KEY, "k1").open(CAMERA, bytes));
        assertThatIllegalStateException()
                .isThrownBy(() -> seal(KEY, "k2").open(CAMERA, bytes))
                .withMessageContaining("not configured");
        bytes[bytes.length - 1] ^= 1;
        assertThatIllegalStateException().isThrownBy(() -> seal(KEY, "k1").open(CAMERA, bytes));
    }

    @Test
    void theStartIsStoppedWithoutAKeyNamingWhatToDo() {
        assertThat(new SealCheck(config(null, "k1")).complaint())
                .hasValueSatisfying(
                        text ->
                                assertThat(text)
                                        .contains("GIAMSAT_CREDENTIALS_KEY", "openssl rand"));
        assertThat(new SealCheck(config(KEY, "k1")).complaint()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "c2hvcnQ="})
    void theStartIsStoppedForAKeyThatIsNone(String key) {
        assertThat(new SealCheck(config(key, "k1")).complaint())
                .hasValueSatisfying(
                        text ->
                                assertThat(text)
                                        .contains("giamsat.credentials.key")
                                        .doesNotContain(key));
    }

    private static CredentialSeal seal(String key, String keyId) {
        return new CredentialSeal(config(key, keyId));
    }

    private static SealConfig config(String key, String keyId) {
        return new SealConfig() {
            @Override
            public Optional<String> key() {
                return Optional.ofNullable(key);
            }

            @Override
            public String keyId() {
                return keyId;
            }
        };
    }
}
