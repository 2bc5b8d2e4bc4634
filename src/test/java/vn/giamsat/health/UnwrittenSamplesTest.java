package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.giamsat.fleet.Term;

class UnwrittenSamplesTest {
    private final UnwrittenSamples samples = new UnwrittenSamples(3);
    private final Outcomes outcomes = new Outcomes(UUID.randomUUID());

    @Test
    void loseTheOldestWhenTheyAreTooMany() {
        // When
        keep(5);
        // Then
        var pack = samples.take(10).orElseThrow();
        assertThat(pack.samples())
                .extracting(sample -> sample.trace().startedAt())
                .first()
                .isEqualTo(Outcomes.START.plusSeconds(120));
        assertThat(pack.samples()).hasSize(3);
        assertThat(samples.take(10)).isEmpty();
    }

    /// The database may have taken it although it did not say so: under its id it would be known.
    @Test
    void givesAPackAgainAsItWas() {
        // Given
        keep(2);
        var pack = samples.take(10).orElseThrow();
        keep(1);
        // When
        samples.giveBack(pack);
        // Then
        assertThat(samples.size()).isEqualTo(3);
        assertThat(samples.take(10)).contains(pack);
        assertThat(samples.take(10).orElseThrow().samples()).hasSize(1);
    }

    private void keep(int count) {
        IntStream.range(0, count)
                .forEach(
                        next ->
                                samples.keep(
                                        Sample.of(
                                                outcomes.live(), HealthState.UP, new Term(0, 0))));
    }
}
