package vn.giamsat.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Backoff BACKOFF =
            new Backoff(Duration.ofSeconds(10), Duration.ofHours(1), 12);

    @Test
    void doublesTheCeilingUpToTheLongestWait() {
        assertThat(IntStream.of(1, 2, 3, 9, 10, 50).mapToObj(BACKOFF::ceiling))
                .containsExactly(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(40),
                        Duration.ofSeconds(2_560),
                        Duration.ofHours(1),
                        Duration.ofHours(1));
    }

    @Test
    void waitsAnythingUpToTheCeilingSoThatDeliveriesSpread() {
        // Given
        var random = new Random(597);
        // When
        var waits = IntStream.range(0, 1_000).mapToObj(each -> BACKOFF.wait(1, random)).toList();
        // Then
        assertThat(waits)
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ZERO, BACKOFF.ceiling(1)));
        assertThat(waits.stream().distinct().count()).isGreaterThan(900);
    }

    @Test
    void givesUpAfterAsManyTriesAsAreConfigured() {
        assertThat(BACKOFF.isOver(11)).isFalse();
        assertThat(BACKOFF.isOver(12)).isTrue();
    }
}
