package vn.giamsat.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giamsat.probe.FailureCode.Effect;

class FailureCodeTest {
    @ParameterizedTest
    @EnumSource(names = {"RTSP_453", "RTSP_503"})
    void countsABusyCameraAsDegradedBecauseItLives(FailureCode busy) {
        assertThat(busy.effect()).isEqualTo(Effect.DEGRADED);
    }

    @Test
    void leavesACameraAloneOnlyWhereAskingAgainDoesHarm() {
        // When
        var stopping = EnumSet.allOf(FailureCode.class);
        stopping.removeIf(code -> !code.stopsProbing());
        // Then
        assertThat(stopping).containsExactly(FailureCode.AUTH_REJECTED);
    }
}
