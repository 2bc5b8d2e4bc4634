package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnverifiedTokenTest {
    @Test
    void tellsWhoseTokenItClaimsToBe() {
        assertThat(UnverifiedToken.subject(token("{\"iss\":\"x\",\"sub\":\"nguyễn\"}")))
                .contains("nguyễn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[]",
                "\"sub\"",
                "{\"sub\":7}",
                "{\"sub\":{}}",
                "{\"sub\":"
            })
    void isOfNobodyWithoutATextThere(String claims) {
        assertThat(UnverifiedToken.subject(token(claims))).isEmpty();
    }

    @Test
    void isOfNobodyWhenItIsMadeToBreakAParser() {
        assertThat(UnverifiedToken.subject(token("[".repeat(9_000)))).isEmpty();
        assertThat(UnverifiedToken.subject(token("{\"sub\":" + "9".repeat(9_000) + "}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.e30", "a.!.c", "a.e30.c.d.e"})
    void isOfNobodyWhenItIsNoJwt(String token) {
        assertThat(UnverifiedToken.subject(token)).isEmpty();
    }

    private static String token(String claims) {
        var bytes = claims.getBytes(StandardCharsets.UTF_8);
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + ".c2ln";
    }
}
