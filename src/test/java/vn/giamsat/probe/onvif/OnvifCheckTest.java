package vn.giamsat.probe.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnvifCheckTest {
    @Test
    void isContentWithTheDefaults() {
        assertThat(new OnvifCheck(DiscovererBench.config(Map.of())).complaint()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "deadline, 2m",
        "deadline, 500ms",
        "answer, 16s",
        "answer, 0s",
        "body, 8K",
        "body, 5M",
        "concurrency, 0"
    })
    void namesTheKeyWhoseValueMakesNoSense(String key, String value) {
        // Given
        var settings = Map.of("giamsat.probe.discovery." + key, value);
        // When
        var complaint = new OnvifCheck(DiscovererBench.config(settings)).complaint();
        // Then
        assertThat(complaint).get().asString().startsWith("giamsat.probe.discovery." + key);
    }
}
