package vn.giamsat.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

class FingerprintTest {
    private static final String UUID = "8e03978e-40d5-43e8-bc93-6894a57f9324";

    @ParameterizedTest
    @ValueSource(strings = {UUID, "\"" + UUID + "\"", "  " + UUID + " "})
    void takesTheSameKeyWithTheQuotesOfTheDraftAndWithoutThem(String header) {
        assertThat(Fingerprint.key(List.of(header))).isEqualTo(UUID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"\"",
                "\"open",
                "open\"",
                "two words",
                "khóa",
                "a\\b",
                "\"a\";b=1",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void refusesWhatIsNoKeySoThatNobodyReliesOnOneThatIsCutOrGuessed(String header) {
        assertThatThrownBy(() -> Fingerprint.key(List.of(header)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.code())
                                        .isEqualTo(ErrorCode.INVALID_IDEMPOTENCY_KEY));
    }

    @Test
    void refusesTwoKeysBecauseNobodyKnowsWhichIsMeant() {
        assertThatThrownBy(() -> Fingerprint.key(List.of("a", "b"))).isInstanceOf(Problem.class);
    }
}
