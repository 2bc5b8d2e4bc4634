package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Setting;
import vn.giamsat.access.SettingFixture;

class HealthSettingsTest {
    private HealthSettings settings;

    @BeforeEach
    void configure() {
        settings = new HealthSettings(JournalFixture.config(Duration.ofSeconds(10)));
    }

    @Test
    void goesByTheConfigurationUntilSomethingElseIsChosen() {
        assertThat(settings.pictureRetention()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.pictureRenewal()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.hysteresis().successesToUp()).isEqualTo(2);
        assertThat(settings.hysteresis().confirmation().usually()).isEqualTo(3);
    }

    @Test
    void goesByWhatIsChosen() {
        // When
        SettingFixture.choose(setting("health.picture-retention"), 1);
        SettingFixture.choose(setting("health.failures-to-down"), 5);
        SettingFixture.choose(setting("health.successes-to-up"), 1);
        // Then
        assertThat(settings.pictureRetention()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.pictureRenewal()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.hysteresis().successesToUp()).isEqualTo(1);
        assertThat(settings.hysteresis().confirmation().usually()).isEqualTo(5);
    }

    /// What the start demands of the configuration holds for what is chosen, too.
    @Test
    void admitsNothingThatTheStartWouldRefuse() {
        assertThat(SettingFixture.range(setting("health.picture-retention")))
                .isEqualTo(new Setting.Range(1, 30 * 24 * 3_600, Setting.Unit.SECONDS));
        for (var key : new String[] {"health.failures-to-down", "health.successes-to-up"}) {
            assertThat(SettingFixture.range(setting(key)).min()).isEqualTo(1);
        }
    }

    private Setting setting(String key) {
        return SettingFixture.named(settings, key);
    }
}
