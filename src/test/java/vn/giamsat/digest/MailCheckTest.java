package vn.giamsat.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailCheckTest {
    @Test
    void isContentWithoutAServer() {
        assertThat(complaint(Map.of())).isEmpty();
    }

    @Test
    void asksForASenderWhereThereIsAServer() {
        assertThat(complaint(Map.of("giamsat.mail.host", "smtp.example.vn")))
                .hasValueSatisfying(said -> assertThat(said).contains("giamsat.mail.from"));
        assertThat(
                        complaint(
                                Map.of(
                                        "giamsat.mail.host",
                                        "smtp.example.vn",
                                        "giamsat.mail.from",
                                        "giamsat@example.vn")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "unsubscribe, javascript:x",
        "look, 1ms",
        "timeout, 10m",
        "tries, 0",
        "concurrency, 65",
        "retention, 91d"
    })
    void namesTheKeyWhoseValueMakesNoSense(String key, String value) {
        assertThat(complaint(Map.of("giamsat.mail." + key, value)))
                .hasValueSatisfying(said -> assertThat(said).contains("giamsat.mail." + key));
    }

    private static Optional<String> complaint(Map<String, String> keys) {
        return new MailCheck(DigestFixture.config(keys)).complaint();
    }
}
