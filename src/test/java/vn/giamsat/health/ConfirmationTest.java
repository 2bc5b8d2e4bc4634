package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static vn.giamsat.probe.FailureCode.OVEREXPOSED;
import static vn.giamsat.probe.FailureCode.VIDEO_FROZEN;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Verdicts on pictures that come and go: b black, f blurred, r another bit rate, k a recorder's
/// card, u good; o too bright, z frozen, w both.
class ConfirmationTest {
    private static final UUID CAMERA = UUID.randomUUID();
    private static final HealthConfig CONFIG =
            JournalFixture.config(
                    Map.of(
                            "confirmation.pictures", "5",
                            "confirmation.needed.BITRATE_MISMATCH", "4"));
    private static final Hysteresis RULES = Hysteresis.of(CONFIG);

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "uububub, DEGRADED, three of five",
        "uubbuub, DEGRADED, in whatever order",
        "uubuubu, UP, two of five are too few",
        "uubuubuub, UP, and so are three of eight",
        "uubfufb, UP, another verdict does not confirm it",
        "uubfb, DEGRADED, but nothing good three times in a row is enough as ever",
        "uubxuxxsb, UP, a camera that shows no picture says nothing of pictures",
        "uukukuk, DOWN, a card says that the camera is gone",
        "uurrr, UP, a verdict may need more than others",
        "uurrrr, DEGRADED, and is told when it has them",
        "uurrurr, DEGRADED, in a row or not",
        "uuwuwuw, DEGRADED, two things at once are confirmed at once",
        "uuwuzuw, DEGRADED, each counts for itself: it was frozen in three of five",
        "uuwuouw, DEGRADED, and here it was too bright",
        "uuzuouw, UP, neither was seen three times",
        "uubububuu, UP, two good ones in a row end it as ever",
        "uubububuub, UP, and it is counted anew",
        "uubububuubub, UP, from the first bad one on",
        "uubububuububub, DEGRADED, to the third",
        "bubub, DEGRADED, of a camera that is new too",
    })
    void isGivenByThreeOfTheLastFivePictures(String probes, HealthState state, String why) {
        assertThat(after(probes).state()).as(why).isEqualTo(state);
    }

    @Test
    void tellsHowOftenTheVerdictWasSeenAndHowOftenItMustBe() {
        // Then
        assertThat(confirmation("uububb")).isEqualTo(new Confirmation(3, 4, 3));
        assertThat(confirmation("uubuuur")).isEqualTo(new Confirmation(1, 5, 4));
        assertThat(confirmation("uub")).isEqualTo(new Confirmation(1, 1, 3));
        assertThat(confirmation("uubu")).isNull();
        assertThat(confirmation("uubx")).isNull();
    }

    @Test
    void tellsOfEachThingThatIsWrongHowOftenItWasSeen() {
        // When
        var recent = after("uuwuwz").recent();
        // Then
        assertThat(Confirmation.of(VIDEO_FROZEN, recent, RULES.confirmation()))
                .isEqualTo(new Confirmation(3, 4, 3));
        assertThat(Confirmation.of(OVEREXPOSED, recent, RULES.confirmation())).isNull();
        assertThat(Confirmation.of(OVEREXPOSED, after("uuwuw").recent(), RULES.confirmation()))
                .isEqualTo(new Confirmation(2, 3, 3));
    }

    /// Nor did it when only three in a row counted.
    @Property
    void aVerdictThatComesAndGoesBringsNoChangeMoreOftenThanEveryFivePictures(
            @ForAll("pictures") String pictures) {
        // Given
        var outcomes = new Outcomes(CAMERA);
        var health = CameraHealth.unknown(CAMERA);
        var degradedAt = -5;
        for (var picture = 0; picture < pictures.length(); picture++) {
            // When
            var next = health.on(outcomes.of(pictures.charAt(picture)), RULES);
            // Then
            if (next.state() == HealthState.DEGRADED && health.state() != HealthState.DEGRADED) {
                assertThat(picture - degradedAt).isGreaterThanOrEqualTo(5);
                degradedAt = picture;
            }
            health = next;
        }
    }

    @Provide
    Arbitrary<String> pictures() {
        return Arbitraries.strings().withChars("ub").ofMaxLength(60);
    }

    @Test
    void looksBackAsFarAsIsConfigured() {
        // Given
        var three = Hysteresis.of(JournalFixture.config(Map.of("confirmation.pictures", "3")));
        // Then
        assertThat(after("uububub", three).state()).isEqualTo(HealthState.UP);
        assertThat(after("uubbb", three).state()).isEqualTo(HealthState.DEGRADED);
    }

    /// Within two hours, or twice as long as five pictures take in turn.
    @ParameterizedTest(name = "pictures {0} apart, a pause of {1}: {2}")
    @CsvSource({
        "PT10M, PT1H50M, DEGRADED",
        "PT10M, PT2H10M, UP",
        "PT10M, P7D, UP",
        "PT24H, P7D, DEGRADED",
        "PT24H, P9D, DEGRADED",
        "PT24H, P11D, UP",
    })
    void doesNotCountPicturesOfLongAgo(Duration apart, Duration pause, HealthState state) {
        // Given
        var outcomes = new Outcomes(CAMERA);
        var health = after("uubub", RULES.at(apart), outcomes);
        outcomes.pause(pause);
        // When
        health = health.on(outcomes.of('b'), RULES.at(apart));
        // Then
        assertThat(health.state()).isEqualTo(state);
    }

    @Test
    void beginsAnewAfterALongPauseAlsoWithFailuresInARow() {
        // Given
        var outcomes = new Outcomes(CAMERA);
        var health = after("uuxx", RULES, outcomes);
        outcomes.pause(Duration.ofDays(7));
        // When
        health = health.on(outcomes.of('x'), RULES);
        // Then
        assertThat(health.state()).isEqualTo(HealthState.UP);
        assertThat(health.streaks().down()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "confirmation.memory, PT59S",
        "confirmation.memory, PT721H",
        "confirmation.pictures, 0",
        "confirmation.pictures, 21",
        "confirmation.needed.VIDEO_BLUR, 0",
        "confirmation.needed.VIDEO_BLUR, 101"
    })
    void namesTheKeyThatMakesNoSense(String key, String value) {
        var config = JournalFixture.config(Map.of(key, value));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hysteresis.of(config))
                .withMessageStartingWith("giamsat.health." + key + " is " + value);
        assertThat(new HysteresisCheck(config).complaint()).isPresent();
    }

    private static Confirmation confirmation(String probes) {
        var health = after(probes);
        var reason = health.last().reason();
        return Confirmation.of(reason, health.recent(), RULES.confirmation());
    }

    private static CameraHealth after(String probes) {
        return after(probes, RULES);
    }

    private static CameraHealth after(String probes, Hysteresis rules) {
        return after(probes, rules, new Outcomes(CAMERA));
    }

    private static CameraHealth after(String probes, Hysteresis rules, Outcomes outcomes) {
        var health = CameraHealth.unknown(CAMERA);
        for (var letter : probes.toCharArray()) {
            health = health.on(outcomes.of(letter), rules);
        }
        return health;
    }
}
