package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Rung;

/// Which of the things that were found is told as the reason of a change ([Outcomes] has the
/// letters).
class CauseTest {
    private static final UUID CAMERA = UUID.randomUUID();
    private static final Hysteresis RULES =
            Hysteresis.of(
                    JournalFixture.config(Map.of("confirmation.needed.BITRATE_MISMATCH", "4")));

    @ParameterizedTest(name = "{0}: {1} {2}, {3}")
    @CsvSource({
        "uuxxx, DOWN, TCP_TIMEOUT, all found it",
        "uuxxn, DOWN, TCP_TIMEOUT, most found it",
        "uuxnx, DOWN, TCP_TIMEOUT, in whatever order",
        "uunxx, DOWN, TCP_TIMEOUT, or it alone since",
        "uubbxnx, DOWN, TCP_TIMEOUT, those that led to the other state are none of them",
        "uuxnk, DOWN, VIDEO_NOSIGNAL_CARD, of what was found as often the latest",
        "uubbx, DEGRADED, VIDEO_BLACK, most found it",
        "uubbf, DEGRADED, VIDEO_BLACK, of pictures too",
        "uubfx, DEGRADED, TCP_TIMEOUT, of what was found as often the latest",
        "uubxsbf, DEGRADED, VIDEO_BLACK, what was disproved is none of them",
        "uububub, DEGRADED, VIDEO_BLACK, it is confirmed",
        "uububuxxb, DEGRADED, VIDEO_BLACK, which goes before what was found more often since",
        "uurrrb, DEGRADED, BITRATE_MISMATCH, most found it though it takes four to decide",
        "uuwuzuw, DEGRADED, VIDEO_FROZEN, it is confirmed and what is graver is not",
        "uuwuwuw, DEGRADED, OVEREXPOSED, of what is confirmed the gravest",
        "uuwfz, DEGRADED, VIDEO_FROZEN, most found it besides",
        "uuwxxx, DOWN, TCP_TIMEOUT, what is merely bad takes no camera down",
        "xxxdu, DEGRADED, VIDEO_BLACK, it came back so",
        "uuxxa, DOWN, AUTH_REJECTED, it decides by itself",
        "xxxuu, UP, , nothing is wrong",
    })
    void isWhatWasConfirmedOrElseMostOftenFound(
            String probes, HealthState state, FailureCode reason, String why) {
        // When
        var change = lastChange(probes);
        // Then
        assertThat(change.state()).isEqualTo(state);
        assertThat(change.reason()).as(why).isEqualTo(reason);
    }

    @Test
    void comesWithTheRungThatBelongsToIt() {
        assertThat(lastChange("uuxxn").rung()).isEqualTo(Rung.CONNECTED);
        assertThat(lastChange("uunnx").rung()).isEqualTo(Rung.PLAYING);
        assertThat(lastChange("xxxuu").rung()).isEqualTo(Rung.VERIFIED);
    }

    @Test
    void comesWithNumberAndThresholdWhereItHasAny() {
        assertThat(lastChange("uuwuzuw").failure().measured())
                .isEqualTo(Outcomes.FROZEN.measured());
        assertThat(lastChange("uuwfz").failure().measured()).isEqualTo(Outcomes.FROZEN.measured());
        assertThat(lastChange("uuxxx").failure().measured()).isNull();
        assertThat(lastChange("xxxuu").failure()).isNull();
    }

    @Test
    void takesNoRoomOfCamerasThatStayAsTheyAre() {
        for (var probes : new String[] {"uuu", "xxxx", "bbbb"}) {
            assertThat(after(probes).checks()).isEqualTo(RecentChecks.NONE);
        }
        assertThat(after("du".repeat(40)).checks().checks()).hasSizeLessThanOrEqualTo(20);
    }

    private static CameraHealth after(String probes) {
        var outcomes = new Outcomes(CAMERA);
        var health = CameraHealth.unknown(CAMERA);
        for (var letter : probes.toCharArray()) {
            health = health.on(outcomes.of(letter), RULES);
        }
        return health;
    }

    private static Transition lastChange(String probes) {
        var outcomes = new Outcomes(CAMERA);
        var health = CameraHealth.unknown(CAMERA);
        Transition last = null;
        for (var letter : probes.toCharArray()) {
            var next = health.on(outcomes.of(letter), RULES);
            last = Transition.between(health, next, RULES.confirmation()).orElse(last);
            health = next;
        }
        return last;
    }
}
