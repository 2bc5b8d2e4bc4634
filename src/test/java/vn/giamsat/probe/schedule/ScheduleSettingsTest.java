package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.access.SettingFixture;
import vn.giamsat.health.JournalFixture;

class ScheduleSettingsTest {
    private static final String INTERVAL = "schedule.interval";
    private static final String PICTURES = "schedule.picture-interval";

    /// A longer wait for a second look than for the next turn makes no sense.
    @ParameterizedTest
    @CsvSource({"PT1S,1,3600", "PT10S,10,3600", "PT1.5S,2,3600", "PT2H,7200,7200"})
    void admitsNoIntervalBelowTheRecheck(Duration recheckAfter, int min, int max) {
        // When
        var range = SettingFixture.range(SettingFixture.named(settings(recheckAfter), INTERVAL));
        // Then
        assertThat(range.min()).isEqualTo(min);
        assertThat(range.max()).isEqualTo(max);
    }

    @Test
    void changesTheIntervalsAndNothingElseOfThePace() {
        // Given
        var settings = settings(Duration.ofSeconds(1));
        var configured = settings.pace();
        var second = Duration.ofSeconds(1);
        assertThat(configured.tempo()).isEqualTo(new Tempo(second, second));
        // When
        SettingFixture.choose(SettingFixture.named(settings, INTERVAL), 30);
        // Then
        var chosen = Duration.ofSeconds(30);
        assertThat(settings.pace()).isEqualTo(configured.at(new Tempo(chosen, second)));
        SettingFixture.choose(SettingFixture.named(settings, PICTURES), 90);
        assertThat(settings.pace().tempo()).isEqualTo(new Tempo(chosen, Duration.ofSeconds(90)));
        SettingFixture.choose(SettingFixture.named(settings, PICTURES), null);
        SettingFixture.choose(SettingFixture.named(settings, INTERVAL), null);
        assertThat(settings.pace()).isEqualTo(configured);
    }

    /// It is asked for several times with each probe.
    @Test
    void makesThePaceAnewOnlyWhenATempoIsChosen() {
        // Given
        var settings = settings(Duration.ofSeconds(1));
        var configured = settings.pace();
        assertThat(settings.pace()).isSameAs(configured);
        // When
        SettingFixture.choose(SettingFixture.named(settings, INTERVAL), 30);
        // Then
        assertThat(settings.pace()).isNotSameAs(configured).isSameAs(settings.pace());
    }

    private static ScheduleSettings settings(Duration recheckAfter) {
        return new ScheduleSettings(
                RunningService.everySecond(true), JournalFixture.config(recheckAfter));
    }
}
