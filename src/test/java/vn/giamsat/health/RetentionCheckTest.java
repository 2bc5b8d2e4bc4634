package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionCheckTest {
    @Test
    void takesWhatIsUsual() {
        assertThat(new RetentionCheck(keeping(2, 400)).complaint()).isEmpty();
    }

    @Test
    void namesEveryKeyThatMakesNoSense() {
        assertThat(new RetentionCheck(keeping(0, 4_000)).complaint())
                .contains(
                        "set giamsat.health.sample-retention to 1 to 7 days;"
                                + " set giamsat.health.hour-retention to 31 to 3653 days");
    }

    private static HealthConfig keeping(int sampleDays, int hourDays) {
        var usual = JournalFixture.config(Duration.ofSeconds(10));
        return new HealthConfig() {
            @Override
            public int failuresToDown() {
                return usual.failuresToDown();
            }

            @Override
            public int successesToUp() {
                return usual.successesToUp();
            }

            @Override
            public Duration recheckAfter() {
                return usual.recheckAfter();
            }

            @Override
            public Duration pictureRetention() {
                return usual.pictureRetention();
            }

            @Override
            public Duration sampleRetention() {
                return Duration.ofDays(sampleDays);
            }

            @Override
            public Duration hourRetention() {
                return Duration.ofDays(hourDays);
            }

            @Override
            public Flapping flapping() {
                return usual.flapping();
            }

            @Override
            public Storm storm() {
                return usual.storm();
            }
        };
    }
}
