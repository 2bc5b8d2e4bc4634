package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.access.Setting.About;
import vn.giamsat.access.Setting.Range;
import vn.giamsat.access.Setting.Unit;

/// What of the stored settings counts, over a real database.
class SettingsInForceTest {
    private static MigratedDatabase database;

    private final Setting interval =
            new Setting(
                    "schedule.interval", new Range(10, 3600, Unit.SECONDS), 60, new About("", ""));
    private SettingsInForce inForce;

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void beginAsConfigured() {
        database.owner.execute("delete from setting");
        inForce =
                new SettingsInForce(
                        database.transactions, Stream.<Adjustable>of(() -> List.of(interval)));
    }

    @Test
    void bringsAChosenValueIntoForceAndGoesBackWhenItIsDeleted() {
        // Given
        stored("schedule.interval", 30);
        // When
        refreshed();
        // Then
        assertThat(interval.chosen()).contains(30);
        database.owner.execute("delete from setting");
        refreshed();
        assertThat(interval.chosen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 3600})
    void admitsTheEndsOfTheRange(int value) {
        // Given
        stored("schedule.interval", value);
        // When
        refreshed();
        // Then
        assertThat(interval.chosen()).contains(value);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 9, 3601})
    void doesNotGoByAStoredValueThatTheConfigurationMadeSenseless(int value) {
        // Given
        stored("schedule.interval", value);
        // When
        refreshed();
        // Then
        assertThat(interval.chosen()).isEmpty();
    }

    @Test
    void leavesAKeyAloneThatThisVersionDoesNotKnow() {
        // Given
        stored("schedule.of-tomorrow", 1);
        stored("schedule.interval", 30);
        // When
        refreshed();
        // Then
        assertThat(interval.chosen()).contains(30);
    }

    @Test
    void keepsWhatIsInForceWhileTheDatabaseIsAway() {
        // Given
        stored("schedule.interval", 30);
        refreshed();
        // When
        database.gate.shut();
        var lost = inForce.refresh().onFailure().recoverWithNull();
        lost.await().atMost(Duration.ofSeconds(20));
        database.gate.open();
        // Then
        assertThat(interval.chosen()).contains(30);
    }

    private void refreshed() {
        inForce.refresh().await().atMost(Duration.ofSeconds(20));
    }

    private static void stored(String key, int value) {
        database.owner.execute(
                "insert into setting values ('%s', %d, now())".formatted(key, value));
    }
}
