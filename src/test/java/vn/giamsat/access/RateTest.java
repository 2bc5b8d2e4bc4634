package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    @Test
    void readsPermitsAndTheirTime() {
        assertThat(Rate.parse("30/1m")).contains(new Rate(30, Duration.ofMinutes(1)));
        assertThat(Rate.parse("5/10")).contains(new Rate(5, Duration.ofSeconds(10)));
        assertThat(Rate.parse("1/PT2H")).contains(new Rate(1, Duration.ofHours(2)));
        assertThat(Rate.parse("off")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "30", "0/1m", "-1/1m", "30/0s", "30/2d", "30/soon", "9999999999/1m"})
    void refusesWhatIsNoRateSoThatNobodyRunsWithoutALimitByMistake(String text) {
        assertThatThrownBy(() -> Rate.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
