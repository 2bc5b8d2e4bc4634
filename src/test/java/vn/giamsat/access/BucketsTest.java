package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketsTest {
    private static final long SECOND = 1_000_000_000L;

    private final Buckets buckets = new Buckets(new Rate(3, Duration.ofSeconds(30)));

    @Test
    void letsAllPermitsBeUsedAtOnceAndThenNone() {
        // When
        var left = IntStream.range(0, 4).map(turn -> buckets.take("a", 0).permits()).boxed();
        // Then
        assertThat(left).containsExactly(2, 1, 0, 0);
        assertThat(buckets.look("a", 0).next()).isEqualTo(Duration.ofSeconds(10));
        assertThat(buckets.look("a", 0).full()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void givesPermitsBackEvenlySoThatNobodyWaitsForTheWholeWindow() {
        // Given
        IntStream.range(0, 3).forEach(turn -> buckets.take("a", 0));
        // When
        var before = buckets.look("a", 10 * SECOND - 1);
        var then = buckets.look("a", 10 * SECOND);
        // Then
        assertThat(before.permits()).isZero();
        assertThat(then.permits()).isEqualTo(1);
        assertThat(buckets.look("a", 3_600 * SECOND).permits()).isEqualTo(3);
    }

    @Test
    void askingWithoutAPermitDoesNotMakeTheWaitLonger() {
        // Given
        IntStream.range(0, 100).forEach(turn -> buckets.take("a", 0));
        // When
        var level = buckets.look("a", 10 * SECOND);
        // Then
        assertThat(level.permits()).isEqualTo(1);
    }

    @Test
    void keepsClientsApart() {
        // Given
        IntStream.range(0, 3).forEach(turn -> buckets.take("a", 0));
        // When
        var other = buckets.look("b", 0);
        // Then
        assertThat(other.permits()).isEqualTo(3);
    }

    @Test
    void aClockThatIsSetBackMakesNobodyWaitLongerThanAnEmptyBucket() {
        // Given
        buckets.take("a", 100 * SECOND);
        // When
        var level = buckets.look("a", 0);
        // Then
        assertThat(level.permits()).isZero();
        assertThat(buckets.look("a", 10 * SECOND).permits()).isEqualTo(1);
    }

    @Test
    void forgetsWhoHasNotAskedForLongestSoThatMemoryIsBounded() {
        // Given
        IntStream.range(0, 3).forEach(turn -> buckets.take("first", 0));
        IntStream.range(0, 9_999).forEach(other -> buckets.take("client " + other, 0));
        // When
        var remembered = buckets.look("first", 0);
        IntStream.range(0, 10_000).forEach(other -> buckets.take("more " + other, 0));
        // Then
        assertThat(remembered.permits()).isZero();
        assertThat(buckets.look("first", 0).permits()).isEqualTo(3);
    }
}
