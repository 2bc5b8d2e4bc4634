package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.FailureCode.VIDEO_BLACK;
import static vn.giamsat.probe.FailureCode.VIDEO_COVERED;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.giamsat.health.PictureChoice.Candidate;

/// Of pictures every 10 minutes those are kept that say something, and one an hour.
class PictureChoiceTest {
    private static final UUID CAMERA = UUID.fromString("01930000-0000-7000-8000-000000010001");
    private static final int CAMERAS = 100_000;
    private static final Instant START = Instant.parse("2021-06-12T00:00:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    private final PictureChoice choice = new PictureChoice(() -> Duration.ofHours(1));

    @Test
    void takesOneAnHourOfACameraThatStaysAsItIs() {
        // When
        var taken =
                IntStream.range(0, 6 * 24)
                        .mapToObj(turn -> START.plus(INTERVAL.multipliedBy(turn)))
                        .filter(at -> choice.takes(picture(at, true)))
                        .toList();
        // Then
        assertThat(taken.getFirst()).isEqualTo(START);
        assertThat(taken).hasSizeBetween(24, 25);
        assertThat(IntStream.range(2, taken.size()))
                .allMatch(next -> taken.get(next - 1).plusSeconds(3_600).equals(taken.get(next)));
    }

    @Test
    void takesEachThatTurnsBadOrGoodAndEachThatChangesTheState() {
        // Given
        choice.takes(picture(START, true));
        // Then
        assertThat(choice.takes(picture(START.plusSeconds(1), true))).isFalse();
        assertThat(choice.takes(picture(START.plusSeconds(2), false))).isTrue();
        assertThat(choice.takes(picture(START.plusSeconds(3), false))).isFalse();
        assertThat(choice.takes(new Candidate(CAMERA, START.plusSeconds(4), VIDEO_BLACK, true)))
                .isTrue();
        assertThat(choice.takes(picture(START.plusSeconds(5), true))).isTrue();
    }

    @Test
    void takesTheFirstOfWhichSomethingElseIsWrong() {
        // Given
        choice.takes(picture(START, false));
        var covered = new Candidate(CAMERA, START.plusSeconds(1), VIDEO_COVERED, false);
        // Then
        assertThat(choice.takes(covered)).isTrue();
        assertThat(choice.takes(covered)).isFalse();
    }

    @Test
    void takesTheNextOneThatIsWantedOrOfWhichNoneWasKept() {
        // Given
        choice.takes(picture(START, true));
        // When
        choice.want(CAMERA);
        // Then
        assertThat(choice.takes(picture(START.plusSeconds(1), true))).isTrue();
        assertThat(choice.takes(picture(START.plusSeconds(2), true))).isFalse();
        // When
        choice.forget(CAMERA);
        // Then
        assertThat(choice.takes(picture(START.plusSeconds(3), true))).isTrue();
    }

    /// 27.8 a second, and in no minute much more.
    @Test
    void takesFewOf100000CamerasInEachMinute() {
        // Given
        var random = new Random(597);
        var cameras =
                Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                        .limit(CAMERAS)
                        .toList();
        var perMinute = new int[80];
        // When
        for (var second = 0; second < perMinute.length * 60; second++) {
            var at = START.plusSeconds(second);
            for (var next = second % 600; next < CAMERAS; next += 600) {
                var picture = new Candidate(cameras.get(next), at, null, false);
                perMinute[second / 60] += choice.takes(picture) ? 1 : 0;
            }
        }
        // Then
        var afterTheFirst = Arrays.copyOfRange(perMinute, 10, perMinute.length);
        assertThat(Arrays.stream(afterTheFirst).average().orElseThrow() / 60).isBetween(27.0, 28.5);
        assertThat(Arrays.stream(afterTheFirst).max().orElseThrow() / 60).isLessThan(35);
    }

    private static Candidate picture(Instant at, boolean good) {
        return new Candidate(CAMERA, at, good ? null : VIDEO_BLACK, false);
    }
}
