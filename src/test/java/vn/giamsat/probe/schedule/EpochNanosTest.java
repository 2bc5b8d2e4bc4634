package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochNanosTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2026-11-30T19:12:07.123456789Z",
                "1969-12-31T23:59:59.000000001Z",
                "1678-01-01T00:00:00Z",
                "2262-01-01T00:00:00Z"
            })
    void keepsAPointInTimeToTheNanosecond(Instant at) {
        assertThat(EpochNanos.instant(EpochNanos.of(at))).isEqualTo(at);
    }

    @Test
    void refusesWhatIsNoPointInTimeOfACamera() {
        assertThatThrownBy(() -> EpochNanos.of(Instant.MAX))
                .isInstanceOf(ArithmeticException.class);
    }
}
