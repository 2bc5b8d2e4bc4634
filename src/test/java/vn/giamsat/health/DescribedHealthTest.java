package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.probe.ProbeOutcome;

/// What a description that succeeds (s) means between pictures.
class DescribedHealthTest {
    private static final Hysteresis THREE_DOWN_TWO_UP =
            Hysteresis.of(JournalFixture.config(Map.of()));
    private static final UUID CAMERA = UUID.randomUUID();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "ssss, UNKNOWN, without a picture nothing is UP",
        "uussss, UP, it confirms",
        "uuxxx, DOWN, failed descriptions count as ever",
        "uuxxsx, UP, failures around it are none in a row",
        "uuxxsxsx, UP, nor are these",
        "uuxxxssss, DOWN, only pictures bring a camera back",
        "uubbbssss, DEGRADED, a bad picture stays bad",
        "uunsnsn, DOWN, nor does it call off what a picture probe found beyond it",
    })
    void changesNoStateAndBreaksOnlyFailuresThatItDisproves(
            String probes, HealthState state, String why) {
        assertThat(after(probes).state()).as(why).isEqualTo(state);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'', true, it was never judged",
        "u, true, it was about to come up",
        "uu, false, it is confirmed",
        "uux, true, what stopped it is over",
        "uub, true, the picture was about to change the state",
        "uubbb, false, the picture is known to be bad",
        "uuxxx, true, it comes up",
        "nnn, true, it is down",
    })
    void asksForAPictureWhereItLeavesTheStateOpen(String probes, boolean picture, String why) {
        // Given
        var outcomes = new Outcomes(CAMERA);
        var health = after(probes, outcomes);
        // Then
        assertThat(health.wantsPicture(outcomes.described())).as(why).isEqualTo(picture);
    }

    /// Probes are a minute apart, the state is as old as the second one.
    @Test
    void asksForAPictureWhenTheCameraMayBeSteady() {
        // Given
        var steadyAfter = Duration.ofMinutes(15);
        var outcomes = new Outcomes(CAMERA);
        var health = after("uu", outcomes);
        // When
        var asks =
                Stream.generate(outcomes::described)
                        .limit(16)
                        .map(described -> health.mayBeSteady(described, steadyAfter))
                        .toList();
        // Then
        assertThat(asks.subList(0, 15)).containsOnly(false);
        assertThat(asks.getLast()).isTrue();
        var pictured = health.on(outcomes.live(), THREE_DOWN_TWO_UP);
        assertThat(pictured.mayBeSteady(outcomes.described(), steadyAfter)).isFalse();
    }

    @Test
    void endsTheWaitOfACameraThatStaysDown() {
        assertThat(after("xxx").staysDown()).isTrue();
        assertThat(after("xxxs").staysDown()).isFalse();
        assertThat(after("xxxsx").staysDown()).isTrue();
        assertThat(after("nnns").staysDown()).isTrue();
        assertThat(after("uu").staysDown()).isFalse();
    }

    @Property
    void neverChangesStateLastProbeOrLastGoodPicture(@ForAll("sequences") String probes) {
        // Given
        var outcomes = new Outcomes(CAMERA);
        var health = after(probes, outcomes);
        // When
        var described = health.on(outcomes.described(), THREE_DOWN_TWO_UP);
        // Then
        assertThat(described.state()).isEqualTo(health.state());
        assertThat(described.since()).isEqualTo(health.since());
        assertThat(described.last()).isEqualTo(health.last());
        assertThat(described.goodAt()).isEqualTo(health.goodAt());
    }

    /// However descriptions and pictures are mixed: three pictures in a row that are not good take
    /// the green away.
    @Property
    void staysUpOnNoDeadPicture(@ForAll("sequences") String before) {
        assertThat(after(before + "nsnsn").state()).isEqualTo(HealthState.DOWN);
        assertThat(after(before + "bsbsb").state()).isNotEqualTo(HealthState.UP);
    }

    @Provide
    Arbitrary<String> sequences() {
        return Arbitraries.strings().withChars("ubnxs-").ofMaxLength(12);
    }

    private static CameraHealth after(String probes) {
        return after(probes, new Outcomes(CAMERA));
    }

    private static CameraHealth after(String probes, Outcomes outcomes) {
        var health = CameraHealth.unknown(CAMERA);
        for (var letter : probes.toCharArray()) {
            ProbeOutcome outcome = outcomes.of(letter);
            health = health.on(outcome, THREE_DOWN_TWO_UP);
        }
        return health;
    }
}
