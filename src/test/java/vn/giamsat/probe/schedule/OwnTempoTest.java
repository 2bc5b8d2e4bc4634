package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giamsat.registry.ProbeIntervals;
import vn.giamsat.registry.ProbeTargets.Watched;

/// Cameras that are looked at more or less often than the others, and what brings one forward that
/// is planned.
class OwnTempoTest {
    private static final Watched CAMERA = Watches.camera(1);
    private static final Watched SLOW = Watches.paced(CAMERA, new ProbeIntervals(3_600, 86_400));
    private static final Watched QUICK = Watches.paced(CAMERA, new ProbeIntervals(10, 60));

    private final Simulation simulation = new Simulation(256);

    @Test
    void keepsTheIntervalsOfACameraBesideThoseOfTheOthers() {
        // Given
        var other = Watches.camera(2);
        simulation.put(List.of(QUICK, other));
        // When
        simulation.run(Duration.ofMinutes(30));
        // Then
        assertThat(simulation.startsOf(QUICK).size()).isBetween(178, 182);
        assertThat(simulation.picturesOf(QUICK).size()).isBetween(29, 31);
        assertThat(simulation.startsOf(other).size()).isBetween(29, 31);
        assertThat(simulation.picturesOf(other).size()).isBetween(2, 4);
    }

    @Test
    void takesOneIntervalFromTheCameraAndTheOtherAsConfigured() {
        // Given
        simulation.put(List.of(Watches.paced(CAMERA, new ProbeIntervals(null, 120))));
        // When
        simulation.run(Duration.ofMinutes(30));
        // Then
        assertThat(simulation.startsOf(CAMERA).size()).isBetween(29, 31);
        assertThat(simulation.picturesOf(CAMERA).size()).isBetween(14, 16);
    }

    @Test
    void tellsHowFarApartPicturesAreSoThatTheyAreRememberedForAsLong() {
        assertThat(simulation.timetable.pictureInterval(SLOW)).isEqualTo(Duration.ofDays(1));
        assertThat(simulation.timetable.pictureInterval(CAMERA)).isEqualTo(Duration.ofMinutes(10));
        var own = Watches.paced(CAMERA, new ProbeIntervals(30, null));
        assertThat(simulation.timetable.pictureInterval(own)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void bringsACameraForwardThatGetsShorterIntervals() {
        // Given
        simulation.put(List.of(SLOW));
        simulation.run(Duration.ofMinutes(1));
        assertThat(simulation.begun).hasSize(1);
        // When
        simulation.put(List.of(QUICK));
        simulation.run(Duration.ofMinutes(2));
        // Then
        assertThat(simulation.begun.size()).isBetween(12, 14);
        assertThat(simulation.picturesOf(CAMERA).size()).isBetween(1, 3);
    }

    @Test
    void probesACameraThatIsDownAtTheMomentInWhichThePowerIsToBeBack() {
        // Given
        simulation.verdicts(_ -> Next.BACK_OFF);
        var back = Simulation.START.plus(Duration.ofHours(3));
        simulation.put(List.of(Watches.powerless(SLOW, back)));
        // When
        simulation.run(Duration.ofHours(3).plusSeconds(1));
        // Then
        assertThat(simulation.startsOf(SLOW)).last().isEqualTo(back);
    }

    @Test
    void probesACameraThatIsDownAtOnceWhenThePowerIsSaidToBeBackEarlier() {
        // Given
        simulation.verdicts(_ -> Next.BACK_OFF);
        simulation.put(List.of(Watches.powerless(SLOW, Simulation.START.plusSeconds(86_400))));
        simulation.run(Duration.ofMinutes(10));
        var before = simulation.begun.size();
        // When
        simulation.put(List.of(Watches.powerless(SLOW, simulation.now.minusSeconds(5))));
        simulation.step();
        // Then
        assertThat(simulation.begun).hasSize(before + 1);
    }

    @Test
    void doesNotHurryACameraThatIsUpWhenAPowerCutIsReported() {
        // Given
        simulation.put(List.of(SLOW));
        simulation.run(Duration.ofMinutes(1));
        // When
        simulation.put(List.of(Watches.powerless(SLOW, simulation.now.plusSeconds(60))));
        simulation.run(Duration.ofMinutes(5));
        // Then
        assertThat(simulation.begun).hasSize(1);
    }
}
