package vn.giamsat.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
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
    void opensWhatAnOlderKeyOfTheRingSealedAndSealsWithTheCurrentOne() {
        // Given
        var old = seal(KEY, "k1").seal(CAMERA, LOGIN);
        var ring = RegistryFixture.seal("k2", Map.of("k1", KEY, "k2", OTHER_KEY));
        // When
        var fresh = ring.seal(CAMERA, LOGIN);
        // Then
        assertThat(ring.open(CAMERA, old)).isEqualTo(LOGIN);
        assertThat(seal(OTHER_KEY, "k2").open(CAMERA, fresh)).isEqualTo(LOGIN);
    }

    /// The format of the service that knew one key only, made by another library (Python's
    /// cryptography): length and name of the key, nonce, ciphertext and tag.
    @Test
    void opensWhatWasSealedBeforeThereWasARing() {
        var stored =
                HexFormat.of()
                        .parseHex(
                                "026b31000102030405060708090a0b13b0bf9dba04114b3d5d541c0f82ff7dae"
                                        + "d57d687697f7da01ed0ca7b9eb20142afbbac843abb64eaed78fb8");

        assertThat(seal(KEY, "k1").open(new UUID(7, 7), stored)).isEqualTo(LOGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "02", "026b31", "ff6b31", "026b3100"})
    void refusesBytesThatAreNoSealedLogin(String hex) {
        var bytes = HexFormat.of().parseHex(hex);

        assertThatIllegalStateException().isThrownBy(() -> seal(KEY, "k1").open(CAMERA, bytes));
    }

    private static CredentialSeal seal(String key, String keyId) {
        return RegistryFixture.seal(keyId, Map.of(keyId, key));
    }
}
