package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamThresholdsTest {
    @Test
    void areTheDefaultsWhereNothingIsConfigured() {
        assertThat(configured("clock-drift", "60s")).isEqualTo(StreamThresholds.DEFAULTS);
    }

    @ParameterizedTest
    @CsvSource({
        "clock-drift, 1s, clock-drift in s is 1.0",
        "least-bit-rate, 1.5, least-bit-rate is 1.5",
        "most-bit-rate, 0.5, most-bit-rate is 0.5",
        "still, 50ms, still in ms is 50.0"
    })
    void nameTheKeyThatMakesNoSense(String key, String value, String told) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> configured(key, value))
                .withMessageStartingWith("giamsat.stream." + told);
    }

    private static StreamThresholds configured(String key, String value) {
        var config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(StreamConfig.class)
                        .withDefaultValue("giamsat.stream." + key, value)
                        .build();
        return StreamThresholds.of(config.getConfigMapping(StreamConfig.class));
    }
}
