package vn.giamsat.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.StreamHabits.Habit;

class StreamHabitsTest {
    private static final UUID CAMERA = UUID.randomUUID();
    private static final StreamAddress MAIN = StreamAddress.of("rtsp://camera/onvif1");
    private static final StreamAddress SUB = StreamAddress.of("rtsp://camera/onvif2");
    private static final Habit OVER_UDP = new Habit(true, false);
    private static final Habit LATE = new Habit(false, true);

    private final StreamHabits habits = new StreamHabits();

    @Test
    void areGivenToBeStoredOnceForEachChange() {
        // Given
        habits.learn(CAMERA, MAIN, OVER_UDP);
        habits.learn(CAMERA, SUB, LATE);
        habits.learn(CAMERA, SUB, LATE);
        // Then
        assertThat(habits.takeChanged())
                .containsExactly(
                        Map.entry(
                                CAMERA,
                                Map.of(
                                        MAIN.url().hashCode(),
                                        OVER_UDP,
                                        SUB.url().hashCode(),
                                        LATE)));
        habits.learn(CAMERA, MAIN, OVER_UDP);
        assertThat(habits.takeChanged()).isEmpty();
    }

    @Test
    void areForgottenInTheStoreTooWhenTheStreamIsLikeTheOthersAgain() {
        // Given
        habits.learn(CAMERA, MAIN, OVER_UDP);
        habits.takeChanged();
        // When
        habits.learn(CAMERA, MAIN, Habit.USUAL);
        // Then
        assertThat(habits.takeChanged()).containsExactly(Map.entry(CAMERA, Map.of()));
        assertThat(habits.of(CAMERA, MAIN)).isEqualTo(Habit.USUAL);
    }

    @Test
    void areTakenUpFromTheStoreUnlessSomethingNewerIsKnown() {
        // Given
        var stored = Map.of(MAIN.url().hashCode(), OVER_UDP);
        // When
        habits.remember(CAMERA, stored);
        // Then
        assertThat(habits.of(CAMERA, MAIN)).isEqualTo(OVER_UDP);
        assertThat(habits.takeChanged()).isEmpty();
        // When
        habits.learn(CAMERA, MAIN, Habit.USUAL);
        habits.remember(CAMERA, stored);
        // Then
        assertThat(habits.of(CAMERA, MAIN)).isEqualTo(Habit.USUAL);
    }

    @Test
    void areGivenAgainWhenTheyCouldNotBeStored() {
        // Given
        habits.learn(CAMERA, MAIN, OVER_UDP);
        var taken = habits.takeChanged();
        // When
        habits.giveBack(Set.of(CAMERA, UUID.randomUUID()));
        // Then
        assertThat(habits.takeChanged()).isEqualTo(taken);
    }

    @Test
    void areLetGoOfWithACameraThatIsAnotherReplicasAndWithAddressesOfLongAgo() {
        // Given
        habits.learn(CAMERA, MAIN, OVER_UDP);
        for (var port = 1; port <= 20; port++) {
            habits.learn(CAMERA, StreamAddress.of("rtsp://camera:" + port), LATE);
        }
        // Then
        assertThat(habits.takeChanged().get(CAMERA)).hasSizeLessThanOrEqualTo(8);
        assertThat(habits.of(CAMERA, StreamAddress.of("rtsp://camera:20"))).isEqualTo(LATE);
        // When
        habits.forget(CAMERA);
        // Then
        assertThat(habits.of(CAMERA, StreamAddress.of("rtsp://camera:20"))).isEqualTo(Habit.USUAL);
        assertThat(habits.takeChanged()).isEmpty();
    }
}
