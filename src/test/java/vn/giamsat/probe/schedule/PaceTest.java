package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void takesWaitsFromASecondToAYear() {
        var year = Duration.ofDays(365);
        assertThat(pace(Duration.ofSeconds(1), year, MINUTE, year).backoff()).containsExactly(year);
    }

    /// Longer ones would have a camera due after 2262, which no number of ours tells.
    @ParameterizedTest
    @ValueSource(strings = {"PT0.999S", "P366D", "P100000D"})
    void refusesOthersAndNamesTheKey(Duration wait) {
        assertThatThrownBy(() -> pace(wait, MINUTE, MINUTE, MINUTE))
                .hasMessage("giamsat.schedule.interval must be from 1s to 365d");
        assertThatThrownBy(() -> pace(MINUTE, wait, MINUTE, MINUTE))
                .hasMessage("giamsat.schedule.picture-interval must be from 1s to 365d");
        assertThatThrownBy(() -> pace(MINUTE, MINUTE, wait, MINUTE))
                .hasMessage("giamsat.health.recheck-after must be from 1s to 365d");
        assertThatThrownBy(() -> pace(MINUTE, MINUTE, MINUTE, wait))
                .hasMessageStartingWith("giamsat.schedule.backoff must be durations from 1s to");
    }

    private static Pace pace(
            Duration description, Duration picture, Duration recheckAfter, Duration backoff) {
        return new Pace(
                true,
                new Tempo(description, picture),
                0.05,
                recheckAfter,
                Duration.ofSeconds(1),
                1,
                List.of(backoff));
    }
}
