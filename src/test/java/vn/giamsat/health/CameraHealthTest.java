package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;

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
import vn.giamsat.probe.FailureCode;

class CameraHealthTest {
    private static final Hysteresis THREE_DOWN_TWO_UP =
            Hysteresis.of(JournalFixture.config(Map.of()));
    private static final UUID CAMERA = UUID.randomUUID();

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource({
        "u, UNKNOWN",
        "uu, UP",
        "xx, UNKNOWN",
        "xxx, DOWN",
        "dd, UNKNOWN",
        "ddd, DEGRADED",
        "xdx, DEGRADED",
        "uux, UP",
        "uuxx, UP",
        "uuxxx, DOWN",
        "uuxxu, UP",
        "uuxxuxx, UP",
        "uudd, UP",
        "uuddd, DEGRADED",
        "uuxdx, DEGRADED",
        "uuxdxxx, DOWN",
        "xxxd, DOWN",
        "xxxdd, DEGRADED",
        "xxxdu, DEGRADED",
        "xxxduu, UP",
        "xxxu, DOWN",
        "xxxuu, UP",
        "xxxux, DOWN",
        "xxxdxdxd, DOWN",
        "dddu, DEGRADED",
        "ddduu, UP",
        "dddxx, DEGRADED",
        "dddxxx, DOWN",
        "a, DOWN",
        "uua, DOWN",
        "uux-x-x, DOWN",
        "uu---, UP",
        "---, UNKNOWN",
        "au, DOWN",
        "auu, UP",
    })
    void followsTheProbesWithHysteresis(String probes, HealthState state) {
        // When
        var health = after(probes);
        // Then
        assertThat(health.state()).isEqualTo(state);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'', false",
        "-, false",
        "u, true",
        "uu, false",
        "uux, true",
        "uux-, true",
        "uuxxx, false",
        "xxxd, true",
        "xxxdd, false",
        "a, false",
        "dddu, true",
    })
    void isUndecidedWhileTheLastProbeContradictsTheState(String probes, boolean undecided) {
        // When
        var health = after(probes);
        // Then
        assertThat(health.undecided()).isEqualTo(undecided);
    }

    @Test
    void keepsSinceWhileTheStateStays() {
        // When
        var health = after("uuxu-du");
        // Then
        assertThat(health.since())
                .isEqualTo(Outcomes.START.plus(Duration.ofMinutes(1)).plus(Outcomes.ELAPSED));
    }

    /// A history that ran backwards would tell UP before DOWN, and so DOWN until the next change.
    @Test
    void changesNoSoonerThanItsStateBeganWhenTheClockIsSetBack() {
        // Given
        var outcomes = new Outcomes(CAMERA);
        var down = fold(CameraHealth.unknown(CAMERA), outcomes, "uuxxx");
        // When
        var up = fold(down, outcomes.pause(Duration.ofHours(-1)), "uu");
        // Then
        assertThat(up.state()).isEqualTo(HealthState.UP);
        assertThat(up.since()).isEqualTo(down.since());
    }

    @Test
    void remembersTheLastJudgedProbeEvenWhenItDoesNotChangeTheState() {
        // When
        var health = after("uux-");
        // Then
        assertThat(health.last().reason()).isEqualTo(FailureCode.TCP_TIMEOUT);
        assertThat(health.last().startedAt()).isEqualTo(Outcomes.START.plus(Duration.ofMinutes(2)));
    }

    @Test
    void saysSinceWhenALoginIsRefusedUntilAnotherProbeWasJudged() {
        // Then
        assertThat(after("ua").rejectedAt()).contains(Outcomes.START.plus(Duration.ofMinutes(1)));
        assertThat(after("ua-").rejectedAt()).isPresent();
        assertThat(after("uau").rejectedAt()).isEmpty();
    }

    @Property
    void oneBadProbeNeverTakesACameraDown(@ForAll("sequences") String before) {
        // Given
        var up = after(before + "uu");
        // When
        var health = up.on(new Outcomes(CAMERA).of('x'), THREE_DOWN_TWO_UP);
        // Then
        assertThat(health.state()).isEqualTo(HealthState.UP);
    }

    @Property
    void ourOwnFaultsNeverChangeAnything(@ForAll("sequences") String probes) {
        // Given
        var health = after(probes);
        // When
        var same = health.on(new Outcomes(CAMERA).unjudged(), THREE_DOWN_TWO_UP);
        // Then
        assertThat(same).isSameAs(health);
    }

    @Property
    void theSameVerdictThreeTimesAlwaysDecides(
            @ForAll("sequences") String before, @ForAll("judged") char verdict) {
        // When
        var health = after(before + String.valueOf(verdict).repeat(3));
        // Then
        var expected =
                switch (verdict) {
                    case 'u' -> HealthState.UP;
                    case 'd' -> HealthState.DEGRADED;
                    default -> HealthState.DOWN;
                };
        assertThat(health.state()).isEqualTo(expected);
        assertThat(health.undecided()).isFalse();
    }

    @Property
    void aChangeIsToldExactlyWhenTheStateChanges(@ForAll("sequences") String probes) {
        // Given
        var outcomes = new Outcomes(CAMERA);
        var health = CameraHealth.unknown(CAMERA);
        for (var letter : probes.toCharArray()) {
            // When
            var next = health.on(outcomes.of(letter), THREE_DOWN_TWO_UP);
            // Then
            var rule = THREE_DOWN_TWO_UP.confirmation();
            assertThat(Transition.between(health, next, rule).isPresent())
                    .isEqualTo(next.state() != health.state());
            health = next;
        }
    }

    @Provide
    Arbitrary<String> sequences() {
        return Arbitraries.strings().withChars("udxa-").ofMaxLength(30);
    }

    @Provide
    Arbitrary<Character> judged() {
        return Arbitraries.of('u', 'd', 'x');
    }

    private static CameraHealth after(String probes) {
        return fold(CameraHealth.unknown(CAMERA), new Outcomes(CAMERA), probes);
    }

    private static CameraHealth fold(CameraHealth known, Outcomes outcomes, String probes) {
        var health = known;
        for (var letter : probes.toCharArray()) {
            health = health.on(outcomes.of(letter), THREE_DOWN_TWO_UP);
        }
        return health;
    }
}
