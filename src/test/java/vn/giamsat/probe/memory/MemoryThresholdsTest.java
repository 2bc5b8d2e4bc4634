package vn.giamsat.probe.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryThresholdsTest {
    @Test
    void areThoseOfTheReportWhereNothingIsConfigured() {
        // Given
        var config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(MemoryConfig.class)
                        .build();
        // When
        var thresholds = MemoryThresholds.of(config.getConfigMapping(MemoryConfig.class));
        // Then
        assertThat(thresholds).isEqualTo(MemoryThresholds.DEFAULTS);
    }

    @Test
    void nameTheKeyThatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new MemoryThresholds(
                                        8, 0.9, Duration.ZERO, 0.15, 0.7, 4, 0.7, 11, 0.84, 12))
                .withMessage("giamsat.memory.freeze-after in s is 0.0; set it to 1.0–86400.0");
    }
}
