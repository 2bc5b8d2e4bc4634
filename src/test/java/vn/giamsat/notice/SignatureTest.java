package vn.giamsat.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final UUID EVENT = UUID.fromString("01930000-0000-7000-8000-000000000001");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /// Computed with `openssl dgst -sha256 -mac HMAC`.
    @Test
    void signsIdTimeAndBody() {
        assertThat(Signature.of(EVENT, 1_614_265_330, "{\"test\": 2432232314}", List.of(SECRET)))
                .isEqualTo("v1,N7ZGtsrA5OHHLYN2X1MBGsZ3Pe3Jr83JcP2zbVJbYvI=");
    }

    @Test
    void signsWithEachSecretInForce() {
        // Given
        var fresh = Signature.freshSecret();
        // When
        var both = Signature.of(EVENT, 1, "{}", List.of(fresh, SECRET));
        // Then
        assertThat(both.split(" "))
                .containsExactly(
                        Signature.of(EVENT, 1, "{}", List.of(fresh)),
                        Signature.of(EVENT, 1, "{}", List.of(SECRET)));
    }

    @Test
    void makesSecretsOf32RandomBytes() {
        var secret = Signature.freshSecret();
        assertThat(secret).startsWith("whsec_").isNotEqualTo(Signature.freshSecret());
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
    }
}
