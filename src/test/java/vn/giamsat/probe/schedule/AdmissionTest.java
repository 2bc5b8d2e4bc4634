package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
    private double behind;
    private final Admission admission = new Admission(() -> behind, Admissions.PROBES);

    /// Of a million, 100,000, 6,000 and no cameras, each every 60 s.
    @ParameterizedTest
    @CsvSource({"333.3, 999", "33.3, 100", "2, 100", "0, 100"})
    void letsStartWhatIsUsualAndMoreWhenTheLoopsFollow(double usual, int started) {
        assertThat(startedInATurn(usual)).isEqualTo(started);
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "0.3, 100", "0.65, 50", "0.825, 25", "0.99, 8", "1, 8", "60, 8"})
    void letsFewerStartTheFurtherALoopIsBehind(double seconds, int started) {
        // Given
        behind = seconds;
        // Then
        assertThat(startedInATurn(33.3)).isEqualTo(started);
        assertThat(startedInATurn(33.3)).as("in the next turn").isEqualTo(started);
    }

    @ParameterizedTest
    @CsvSource({"333.3, 83", "33.3, 8", "2, 2", "0, 2"})
    void letsAQuarterOfWhatIsUsualStartInAnyCase(double usual, int started) {
        // Given
        behind = 1;
        // Then
        assertThat(startedInATurn(usual)).isEqualTo(started);
    }

    @Test
    void countsTheTurnsInWhichFewerMayStartThanUsual() {
        // When
        startedInATurn(33.3);
        behind = 0.65;
        startedInATurn(33.3);
        behind = 0.9;
        startedInATurn(33.3);
        startedInATurn(33.3);
        // Then
        assertThat(admission.heldBack()).isEqualTo(2);
    }

    @Test
    void letsNobodyStartBeforeTheFirstTurn() {
        assertThat(admission.admits()).isFalse();
    }

    /// Of 100,000 cameras, each every 10 min.
    @ParameterizedTest
    @CsvSource({"0, 13", "0.1, 13", "0.3, 6", "0.49, 0", "0.5, 0", "1, 0"})
    void letsNoPictureBeTakenWhileTheRoomBeforeTheDecodersIsHalfFull(double full, int started) {
        // Given
        var pictures = new Admission(() -> full, Admissions.PICTURES);
        // Then
        assertThat(startedInATurn(pictures, 3.33)).isEqualTo(started);
    }

    private int startedInATurn(double usual) {
        return startedInATurn(admission, usual);
    }

    private static int startedInATurn(Admission admission, double usual) {
        admission.beginTurn(usual);
        var started = 0;
        while (admission.admits()) {
            admission.started();
            started++;
        }
        return started;
    }
}
