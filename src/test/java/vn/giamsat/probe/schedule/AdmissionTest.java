package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final AtomicBoolean behind = new AtomicBoolean();
    private final Admission admission = new Admission(behind::get);

    @Test
    void letsStartWhatAFleetNeedsAndMoreInATurn() {
        assertThat(startedInATurn()).isEqualTo(200);
    }

    @Test
    void letsButAFewStartWhileAnEventLoopIsBehind() {
        // When
        behind.set(true);
        // Then
        assertThat(startedInATurn()).isEqualTo(2);
        assertThat(startedInATurn()).as("in the next turn").isEqualTo(2);
        // When
        behind.set(false);
        // Then
        assertThat(startedInATurn()).isEqualTo(200);
    }

    @Test
    void letsNobodyStartBeforeTheFirstTurn() {
        assertThat(admission.admits()).isFalse();
    }

    private int startedInATurn() {
        admission.beginTurn();
        var started = 0;
        while (admission.admits()) {
            started++;
        }
        return started;
    }
}
