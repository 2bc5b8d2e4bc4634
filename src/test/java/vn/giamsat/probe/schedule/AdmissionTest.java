package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
    private Duration delay = Duration.ZERO;
    private final Admission admission = new Admission(() -> delay);

    /// Of a million, 100,000, 6,000 and no cameras, each every 60 s.
    @ParameterizedTest
    @CsvSource({"333.3, 999", "33.3, 100", "2, 100", "0, 100"})
    void letsStartWhatIsUsualAndMoreWhenTheLoopsFollow(double usual, int started) {
        assertThat(startedInATurn(usual)).isEqualTo(started);
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "300, 100", "650, 50", "825, 25", "990, 8", "1000, 8", "60000, 8"})
    void letsFewerStartTheFurtherALoopIsBehind(long milliseconds, int started) {
        // Given
        delay = Duration.ofMillis(milliseconds);
        // Then
        assertThat(startedInATurn(33.3)).isEqualTo(started);
        assertThat(startedInATurn(33.3)).as("in the next turn").isEqualTo(started);
    }

    @ParameterizedTest
    @CsvSource({"333.3, 83", "33.3, 8", "2, 2", "0, 2"})
    void letsAQuarterOfWhatIsUsualStartInAnyCase(double usual, int started) {
        // Given
        delay = Duration.ofSeconds(1);
        // Then
        assertThat(startedInATurn(usual)).isEqualTo(started);
    }

    @Test
    void countsTheTurnsInWhichFewerMayStartThanUsual() {
        // When
        startedInATurn(33.3);
        delay = Duration.ofMillis(650);
        startedInATurn(33.3);
        delay = Duration.ofMillis(900);
        startedInATurn(33.3);
        startedInATurn(33.3);
        // Then
        assertThat(admission.heldBack()).isEqualTo(2);
    }

    @Test
    void letsNobodyStartBeforeTheFirstTurn() {
        assertThat(admission.admits()).isFalse();
    }

    private int startedInATurn(double usual) {
        admission.beginTurn(usual);
        var started = 0;
        while (admission.admits()) {
            admission.started();
            started++;
        }
        return started;
    }
}
