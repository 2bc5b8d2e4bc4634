package vn.giamsat.probe.schedule;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.registry.ProbeTargets.Watched;

/// A camera whose state is undecided is looked at again after 10 s.
class RecheckTest {
    private static final Watched CAMERA = Watches.camera(1);
    private static final Duration ONE_MINUTE = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource({"PT0.8S", "PT5S"})
    void comesAsSoonWhetherACameraRefusesAtOnceOrLetsALimitRunOut(Duration probe) {
        // Given
        var simulation = undecided(probe);
        // When
        simulation.run(ONE_MINUTE);
        // Then
        assertThat(simulation.gapsOf(CAMERA))
                .hasSizeBetween(4, 6)
                .allSatisfy(gap -> assertThat(gap).isCloseTo(ofMillis(10_000), ofMillis(550)));
    }

    @Test
    void leavesACameraThatTakesLongerAMomentInBetween() {
        // Given
        var simulation = undecided(Duration.ofSeconds(15));
        // When
        simulation.run(ONE_MINUTE);
        // Then
        assertThat(simulation.gapsOf(CAMERA))
                .isNotEmpty()
                .allSatisfy(gap -> assertThat(gap).isCloseTo(ofMillis(17_500), ofMillis(50)));
    }

    private static Simulation undecided(Duration probe) {
        var simulation = new Simulation(256).probesTake(_ -> probe).verdicts(_ -> Next.RECHECK);
        simulation.put(List.of(CAMERA));
        return simulation;
    }
}
