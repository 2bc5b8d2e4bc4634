package vn.giamsat.probe.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.Credentials;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.rtsp.Recorded;
import vn.giamsat.probe.wire.Identity.Refused;
import vn.giamsat.probe.wire.Identity.Shown;
import vn.giamsat.probe.wire.Identity.Unasked;

class IdentityTest {
    private static final Identity KNOWN = new Unasked(new Credentials("admin", "12345"), "cafe");
    private static final Identity UNKNOWN = new Unasked(null, "cafe");

    @Test
    void saysNothingBeforeItIsAsked() {
        assertThat(KNOWN.authorization("DESCRIBE", "rtsp://h/")).isEmpty();
    }

    /// As RFC 2617 section 3.5 computes it, of a password that no URL could hold as it is.
    @Test
    void provesThePasswordToTheLastCharacterHoweverLongAndWhateverIsInIt() throws Exception {
        // Given
        var password = "p@ss:w/rd?%41#&=+ ".repeat(6);
        var strange = new Unasked(new Credentials("admin", password), "cafe");
        // When
        var shown = strange.challenged(List.of("Digest realm=\"r\", nonce=\"n\""));
        // Then
        var secret = md5("admin:r:" + password);
        var expected = md5(secret + ":n:" + md5("DESCRIBE:rtsp://h/"));
        assertThat(shown.authorization("DESCRIBE", "rtsp://h/").orElseThrow())
                .contains("response=\"" + expected + "\"");
    }

    private static String md5(String text) throws Exception {
        var digest = MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    @Test
    void isRequiredWhenTheRegistryHasNoLogin() {
        assertThat(UNKNOWN.challenged(Recorded.challenges("hikvision-401-digest")))
                .isEqualTo(refused(FailureCode.AUTH_REQUIRED));
    }

    @Test
    void isUnsupportedWhenNoSchemeIsKnown() {
        assertThat(KNOWN.challenged(Recorded.challenges("unknown-401-ntlm-only")))
                .isEqualTo(refused(FailureCode.AUTH_SCHEME_UNSUPPORTED));
    }

    @Test
    void isUnsupportedWhenTheCameraAsksWithoutAChallenge() {
        assertThat(KNOWN.challenged(List.of()))
                .isEqualTo(refused(FailureCode.AUTH_SCHEME_UNSUPPORTED));
    }

    @Test
    void treatsTheSecondChallengeAsFinalSoThatTheAccountIsNotLocked() {
        // Given
        var shown = KNOWN.challenged(Recorded.challenges("hikvision-401-digest"));
        // When
        var state = shown.challenged(Recorded.challenges("hikvision-401-digest-again"));
        // Then
        assertThat(state).isEqualTo(refused(FailureCode.AUTH_REJECTED));
    }

    @Test
    void answersAStaleNonceOnceMoreBecauseTheProofWasRight() {
        // Given
        var shown = KNOWN.challenged(List.of("Digest realm=\"r\", nonce=\"one\"")).used();
        // When
        var state = shown.challenged(Recorded.challenges("axis-401-stale"));
        // Then
        assertThat(state)
                .isInstanceOfSatisfying(
                        Shown.class,
                        renewed -> {
                            assertThat(renewed.use()).isEqualTo(1);
                            assertThat(renewed.authorization("PLAY", "x").orElseThrow())
                                    .contains("0001b2c3Y000000");
                        });
    }

    @Test
    void answersAStaleNonceNotTwiceBecauseACameraMayAlwaysSaySo() {
        // Given
        var shown = KNOWN.challenged(List.of("Digest realm=\"r\", nonce=\"one\", stale=true"));
        var renewed = shown.challenged(List.of("Digest realm=\"r\", nonce=\"two\", stale=true"));
        // When
        var state = renewed.challenged(List.of("Digest realm=\"r\", nonce=\"three\", stale=true"));
        // Then
        assertThat(state).isEqualTo(refused(FailureCode.AUTH_REJECTED));
    }

    @Test
    void doesNotBelieveThatANonceIsStaleWhenNoOtherIsGiven() {
        // Given
        var shown = KNOWN.challenged(List.of("Digest realm=\"r\", nonce=\"one\""));
        // When
        var state = shown.challenged(List.of("Digest realm=\"r\", nonce=\"one\", stale=true"));
        // Then
        assertThat(state).isEqualTo(refused(FailureCode.AUTH_REJECTED));
    }

    @Test
    void countsTheUsesOfANonce() {
        // Given
        var shown = KNOWN.challenged(List.of("Digest realm=\"r\", nonce=\"n\", qop=\"auth\""));
        // When
        var used = shown.used().used();
        // Then
        assertThat(used.authorization("PLAY", "x").orElseThrow()).contains("nc=00000003");
    }

    @Test
    void sendsBasicOnlyWhenNothingBetterIsOffered() {
        // When
        var shown = KNOWN.challenged(List.of("Basic realm=\"r\""));
        // Then
        assertThat(shown.authorization("PLAY", "x")).contains("Basic YWRtaW46MTIzNDU=");
    }

    private static Identity refused(FailureCode code) {
        return new Refused(new Failure(code));
    }
}
