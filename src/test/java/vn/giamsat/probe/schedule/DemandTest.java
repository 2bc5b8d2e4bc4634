package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import vn.giamsat.registry.ProbeIntervals;

/// What all cameras together ask for.
class DemandTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Offset<Double> A_LITTLE = Offset.offset(1e-6);

    private final Simulation simulation = new Simulation(256);
    private final Demand demand = simulation.timetable.demand();

    @Test
    void countsEachCameraAtItsOwnTempo() {
        // When
        simulation.put(IntStream.range(0, 600).mapToObj(Watches::camera).toList());
        simulation.put(List.of(Watches.paced(Watches.camera(600), new ProbeIntervals(10, 20))));
        // Then
        assertThat(demand.probes(SECOND)).isEqualTo(10 + 0.1, A_LITTLE);
        assertThat(demand.pictures(SECOND)).isEqualTo(1 + 0.05, A_LITTLE);
        assertThat(demand.probes(Admissions.TURN)).isEqualTo(0.202, A_LITTLE);
    }

    @Test
    void countsACameraThatIsPutAgainOnceAndOneThatIsRemovedNotAtAll() {
        // Given
        var cameras = IntStream.range(0, 60).mapToObj(Watches::camera).toList();
        simulation.put(cameras);
        simulation.put(cameras);
        simulation.run(Duration.ofMinutes(3));
        // When
        var before = demand.probes(SECOND);
        cameras.subList(0, 30).forEach(camera -> remove(camera.cameraId()));
        // Then
        assertThat(before).isEqualTo(1, A_LITTLE);
        assertThat(demand.probes(SECOND)).isEqualTo(0.5, A_LITTLE);
        assertThat(demand.pictures(SECOND)).isEqualTo(0.05, A_LITTLE);
    }

    private void remove(UUID cameraId) {
        simulation.timetable.remove(cameraId);
    }
}
