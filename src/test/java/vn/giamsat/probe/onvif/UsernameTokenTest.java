package vn.giamsat.probe.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.Credentials;

class UsernameTokenTest {
    private static final byte[] NONCE = Base64.getDecoder().decode("LKqI6G/AikKCQrN0zqZFlg==");

    /// ONVIF Application Programmer's Guide 1.0, section 6.1.1.3.
    @Test
    void answersTheExampleOfTheProgrammersGuide() {
        // When
        var token = token("user", "userpassword", "2010-09-16T07:50:45Z");
        // Then
        assertThat(token.digest()).isEqualTo("tuOSpGlFlIXsozq4HFNeeGeFLEI=");
        assertThat(token.nonce()).isEqualTo("LKqI6G/AikKCQrN0zqZFlg==");
        assertThat(token.created()).isEqualTo("2010-09-16T07:50:45Z");
    }

    @Test
    void tellsWholeSecondsBecauseSomeDevicesReadNoFractions() {
        assertThat(token("user", "userpassword", "2010-09-16T07:50:45.678Z"))
                .isEqualTo(token("user", "userpassword", "2010-09-16T07:50:45Z"));
    }

    @Test
    void neverHoldsThePasswordAndHidesTheRest() {
        // When
        var token = token("user", "camera-never-told", "2010-09-16T07:50:45Z");
        // Then
        assertThat(token.xml()).contains("#PasswordDigest").doesNotContain("never-told");
        assertThat(token).hasToString("UsernameToken[hidden]");
    }

    @Test
    void letsNoUserNameBreakOutOfTheMessage() {
        assertThat(token("</Username>&\0\uFFFFx", "p", "2010-09-16T07:50:45Z").xml())
                .contains("<Username>&lt;/Username&gt;&amp;x</Username>");
    }

    private static UsernameToken token(String user, String password, String time) {
        return UsernameToken.of(new Credentials(user, password), NONCE, Instant.parse(time));
    }
}
