package vn.giamsat.probe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MediaSettingsTest {
    @Test
    void areTheDefaultsWhenNothingIsConfigured() {
        assertThat(configured(Map.of())).isEqualTo(MediaSettings.DEFAULTS);
    }

    @Test
    void followTheConfiguration() {
        // When
        var settings =
                configured(
                        Map.of(
                                "giamsat.media.threads", "3",
                                "giamsat.media.decode-limit", "750ms",
                                "giamsat.media.checks.black-share", "0.9"));
        // Then
        assertThat(settings.threads()).isEqualTo(3);
        assertThat(settings.decodeLimit()).hasMillis(750);
        assertThat(settings.thresholds().blackShare()).isEqualTo(0.9);
    }

    @Test
    void nameTheKeyThatIsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> configured(Map.of("giamsat.media.checks.black-share", "98")))
                .withMessage("giamsat.media.checks.black-share is 98.0; set it to 0.0–1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> configured(Map.of("giamsat.media.threads", "0")))
                .withMessageContaining("giamsat.media.threads");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> configured(Map.of("giamsat.media.queue-bytes", "4096")))
                .withMessageContaining("giamsat.media.queue-bytes");
    }

    private static MediaSettings configured(Map<String, String> values) {
        var config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(MediaConfig.class)
                        .withDefaultValues(values)
                        .build()
                        .getConfigMapping(MediaConfig.class);
        return MediaSettings.of(config);
    }
}
