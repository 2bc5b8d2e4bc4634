package vn.giamsat.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a replica may rely on, by a monotonic clock that the test moves.
class TenureTest {
    private static final Term ONE = new Term(1, 1);
    private static final Term TWO = new Term(2, 1);

    /// Near its overflow, as `System.nanoTime` may be.
    private long nanos = Long.MAX_VALUE - 5;

    private final Tenure tenure = new Tenure(() -> nanos);

    @Test
    void probesNothingBeforeTheDatabaseGaveIt() {
        assertThat(tenure.inForce()).isFalse();
        assertThat(tenure.shards()).isEmpty();
        assertThat(tenure.mayProbe(FleetFixture.cameraOf(1))).isFalse();
    }

    @Test
    void knowsByItselfThatItsLeaseRanOutWhileItWasFrozen() {
        // Given
        hold(ONE);
        var camera = FleetFixture.cameraOf(1);
        assertThat(tenure.mayProbe(camera)).isTrue();
        // When
        nanos += Duration.ofSeconds(9).toNanos();
        // Then
        assertThat(tenure.inForce()).isFalse();
        assertThat(tenure.mayProbe(camera)).isFalse();
        assertThat(tenure.has(camera)).isTrue();
    }

    @Test
    void goesOnInTheSameTermWhereNobodyTookTheShardMeanwhile() {
        // Given
        hold(ONE);
        nanos += Duration.ofMinutes(1).toNanos();
        // When
        var change = tenure.renew(Set.of(ONE), ends());
        // Then
        assertThat(change).isEqualTo(new Tenure.Change(Set.of(), Set.of()));
        assertThat(tenure.mayProbe(FleetFixture.cameraOf(1))).isTrue();
    }

    /// What was known of its cameras is old: another replica had them.
    @Test
    void losesAShardThatItGotBackInAnotherTerm() {
        // Given
        hold(ONE, TWO);
        var again = new Term(1, 3);
        // When
        var change = tenure.renew(Set.of(again, TWO), ends());
        // Then
        assertThat(change).isEqualTo(new Tenure.Change(Set.of(again), Set.of(1)));
        assertThat(tenure.has(FleetFixture.cameraOf(1))).isFalse();
        // When
        tenure.admit(change.gained());
        // Then
        assertThat(tenure.term(FleetFixture.cameraOf(1))).contains(again);
    }

    @Test
    void leavesWhatIsMoreThanItsShareAPartAtATime() {
        // Given
        var all =
                IntStream.range(0, 256)
                        .mapToObj(shard -> new Term(shard, 1))
                        .collect(Collectors.toSet());
        hold(all.toArray(Term[]::new));
        // When
        var left = tenure.leave(128, 64);
        // Then
        assertThat(left).hasSize(64);
        assertThat(tenure.shards()).hasSize(192).doesNotContainAnyElementsOf(left);
    }

    @Test
    void takesNothingBackThatItLeavesUntilTheDatabaseHasIt() {
        // Given
        hold(ONE, TWO);
        var left = tenure.leave(1, 64);
        // When
        var change = tenure.renew(Set.of(ONE, TWO), ends());
        // Then
        assertThat(left).containsExactly(2);
        assertThat(change.gained()).isEmpty();
        assertThat(tenure.leave(1, 64)).as("to be given up again").containsExactly(2);
        // When
        tenure.renew(Set.of(ONE), ends());
        // Then
        assertThat(tenure.leave(1, 64)).isEmpty();
        assertThat(tenure.shards()).containsExactly(1);
    }

    private void hold(Term... terms) {
        tenure.admit(tenure.renew(Set.of(terms), ends()).gained());
    }

    private long ends() {
        return nanos + Duration.ofSeconds(9).toNanos();
    }
}
