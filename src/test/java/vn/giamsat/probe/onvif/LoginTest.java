package vn.giamsat.probe.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.Credentials;
import vn.giamsat.probe.DiscoveryReason;
import vn.giamsat.probe.onvif.Login.InMessage;
import vn.giamsat.probe.onvif.Login.OverHttp;
import vn.giamsat.probe.onvif.Login.Refused;
import vn.giamsat.probe.onvif.Login.Unasked;

class LoginTest {
    private static final Credentials ADMIN = new Credentials("admin", "camera-never-told");
    private static final Login KNOWN = new Unasked(ADMIN, "cafe");
    private static final List<String> DIGEST = List.of("Digest realm=\"r\", nonce=\"n\"");

    @Test
    void saysNothingBeforeItIsAsked() {
        assertThat(KNOWN.authorization("/onvif/Media")).isEmpty();
        assertThat(KNOWN.inside()).isEmpty();
    }

    @Test
    void answersAChallengeOfHttpOverHttpOnly() {
        // When
        var login = KNOWN.doubted(DIGEST);
        // Then
        assertThat(login).isInstanceOf(OverHttp.class);
        assertThat(login.authorization("/onvif/Media").orElseThrow())
                .contains("uri=\"/onvif/Media\"")
                .doesNotContain("never-told");
        assertThat(login.inside()).isEmpty();
    }

    /// A password in the clear would be anybody's who listens; the token needs none.
    @ParameterizedTest
    @ValueSource(strings = {"Basic realm=\"gSOAP\"", "NTLM", ""})
    void answersInTheMessageWhereNoDigestIsOffered(String challenge) {
        // When
        var login = KNOWN.doubted(challenge.isEmpty() ? List.of() : List.of(challenge));
        // Then
        assertThat(login).isEqualTo(new InMessage(ADMIN));
        assertThat(login.authorization("/onvif/Media")).isEmpty();
    }

    @Test
    void isNotShownASecondTimeInTheOtherWay() {
        assertThat(KNOWN.doubted(DIGEST).doubted(List.of()))
                .isEqualTo(new Refused(DiscoveryReason.AUTH_REJECTED));
        assertThat(KNOWN.doubted(List.of()).doubted(DIGEST))
                .isEqualTo(new Refused(DiscoveryReason.AUTH_REJECTED));
    }

    @Test
    void renewsANonceThatIsTooOldBecauseTheProofWasRight() {
        // Given
        var shown = KNOWN.doubted(DIGEST).used();
        // When
        var renewed = shown.doubted(List.of("Digest realm=\"r\", nonce=\"m\", stale=true"));
        // Then
        assertThat(renewed.authorization("/").orElseThrow()).contains("nonce=\"m\"");
    }

    @Test
    void isRequiredWhereNoneWasGiven() {
        assertThat(new Unasked(null, "cafe").doubted(DIGEST))
                .isEqualTo(new Refused(DiscoveryReason.AUTH_REQUIRED));
    }
}
