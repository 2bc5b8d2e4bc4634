package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What makes a camera flap, and an incident of a place.
class IncidentRulesTest {
    private static final Duration USUAL = Duration.ofMinutes(2);

    @ParameterizedTest
    @CsvSource({
        "2, PT30M, PT15M, flapping.changes",
        "101, PT30M, PT15M, flapping.changes",
        "6, PT59S, PT15M, flapping.within",
        "6, PT25H, PT15M, flapping.within",
        "6, PT30M, PT1S, flapping.steady-after"
    })
    void nameWhatIsOutOfItsRangeForFlapping(
            int changes, Duration within, Duration steadyAfter, String key) {
        assertThatThrownBy(() -> new IncidentRules.Flaps(changes, within, steadyAfter))
                .hasMessageStartingWith("set giamsat.health." + key + " to ");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 20, PT2M, storm.cameras",
        "1001, 20, PT2M, storm.cameras",
        "5, 0, PT2M, storm.percent",
        "5, 100, PT2M, storm.percent",
        "5, 20, PT9S, storm.within",
        "5, 20, PT61M, storm.within"
    })
    void nameWhatIsOutOfItsRangeForPlaces(int cameras, int percent, Duration within, String key) {
        assertThatThrownBy(() -> new IncidentRules.Crowd(cameras, percent, within))
                .hasMessageStartingWith("set giamsat.health." + key + " to ");
    }

    @Test
    void areToldTheDatabaseInItsOwnWords() {
        var rules =
                new IncidentRules(
                        new IncidentRules.Flaps(6, Duration.ofMinutes(30), Duration.ofMinutes(15)),
                        new IncidentRules.Crowd(5, 20, USUAL));
        assertThat(rules.json())
                .contains("\"flips\":6", "\"flips_within\":\"PT30M\"", "\"down_within\":\"PT2M\"");
    }
}
