package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How long cameras that stay down are left alone: 1, 2, 5, 10 and then 15 minutes, with full
/// jitter.
class BackoffTest {
    private final Backoff backoff = new Backoff();

    @Test
    void waitsLongerWithEachProbeThatFindsTheCameraDownUpToAQuarterOfAnHour() {
        // When
        var ceilings = Stream.generate(this::ceiling).limit(7).toList();
        // Then
        assertThat(ceilings).containsExactlyElementsOf(minutes(1, 2, 5, 10, 15, 15, 15));
    }

    @Test
    void goesOnWhereItWasWhenTheCameraWasBackForMomentsOnly() {
        // Given
        ceiling();
        ceiling();
        // When
        backoff.well(Simulation.START);
        backoff.notWell(Simulation.START.plusSeconds(59));
        // Then
        assertThat(ceiling()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void beginsAnewAfterAMinuteOfSustainedSuccess() {
        // Given
        ceiling();
        ceiling();
        // When
        backoff.well(Simulation.START);
        backoff.well(Simulation.START.plusSeconds(50));
        backoff.notWell(Simulation.START.plusSeconds(60));
        // Then
        assertThat(ceiling()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void probesAProvinceWithoutPowerSeldomAndNeverAllOfItAtOnce() {
        // Given
        var simulation = new Simulation(4_000).verdicts(_ -> Next.BACK_OFF);
        simulation.put(IntStream.range(0, 3_000).mapToObj(Watches::camera).toList());
        // When
        simulation.run(Duration.ofHours(2));
        // Then: 3,000 in 7.5 min on average, where 3,000 a minute would be in turn
        var lastHour = simulation.perSecond(3_600, 3_600);
        assertThat(IntStream.of(lastHour).sum()).isBetween(20_000, 28_000);
        assertThat(IntStream.of(lastHour).max().orElseThrow()).isLessThan(25);
    }

    @Test
    void isNoMoreEagerThanTheTurnsOfACameraThatIsWell() {
        // Given
        var tempo = new Tempo(Duration.ofHours(1), Duration.ofHours(24));
        var simulation = new Simulation(256, tempo).verdicts(_ -> Next.BACK_OFF);
        simulation.put(IntStream.range(0, 100).mapToObj(Watches::camera).toList());
        // When
        simulation.run(Duration.ofHours(2));
        // Then
        assertThat(simulation.begun.size()).isBetween(400, 600);
    }

    private Duration ceiling() {
        return backoff.ceiling(Simulation.BACKOFF);
    }

    private static List<Duration> minutes(int... minutes) {
        return IntStream.of(minutes).mapToObj(Duration::ofMinutes).toList();
    }
}
