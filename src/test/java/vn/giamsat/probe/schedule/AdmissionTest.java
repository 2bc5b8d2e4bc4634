package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
    private final AtomicBoolean behind = new AtomicBoolean();
    private final Admission admission = new Admission(behind::get);

    @Test
    void letsStartWhatIsDueAndMoreWhenTheLoopsFollow() {
        assertThat(startedInATurn(33)).isEqualTo(200);
        assertThat(admission.heldBack()).isZero();
    }

    /// 100,000, 6,000 and no cameras, each every 60 s; and more than can be.
    @ParameterizedTest
    @CsvSource({"33.3, 8", "2, 2", "0, 2", "1e12, 200"})
    void letsAQuarterOfWhatIsUsualStartWhileALoopIsBehind(double usual, int started) {
        // When
        behind.set(true);
        // Then
        assertThat(startedInATurn(usual)).isEqualTo(started);
        assertThat(startedInATurn(usual)).as("in the next turn").isEqualTo(started);
        assertThat(admission.heldBack()).isEqualTo(2);
    }

    @Test
    void letsAllStartAsSoonAsTheLoopsFollowAgain() {
        // Given
        behind.set(true);
        startedInATurn(33);
        // When
        behind.set(false);
        // Then
        assertThat(startedInATurn(33)).isEqualTo(200);
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
