package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.giamsat.registry.ProbeTargets.Watched;

/// The timetable at its design size, in made-up time. [Simulation] checks in every step that no
/// endpoint and no camera has two probes and that the limit holds.
class TimetableLoadTest {
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Test
    void spreadsAHundredThousandFirstProbesEvenlyOverTheInterval() {
        // Given
        var simulation = new Simulation(4_000);
        simulation.put(IntStream.range(0, 100_000).mapToObj(Watches::camera).toList());
        // When
        simulation.run(Duration.ofSeconds(60));
        // Then
        assertThat(simulation.begun.stream().map(start -> start.camera().cameraId()).distinct())
                .hasSizeGreaterThan(99_950); // the others are due in the tick after
        assertThat(Arrays.stream(simulation.perSecond(0, 57))) // the second round follows
                .allSatisfy(starts -> assertThat(starts).isBetween(1_500, 1_850));
        assertThat(simulation.late(ONE_SECOND)).isZero();
    }

    @Test
    void probesAsManyInEachPartOfTheRoundsThatFollow() {
        // Given
        var simulation = new Simulation(4_000);
        simulation.put(IntStream.range(0, 50_000).mapToObj(Watches::camera).toList());
        // When
        simulation.run(Duration.ofMinutes(3));
        // Then
        assertThat(IntStream.range(0, 17).map(part -> starts(simulation, 10 * part)))
                .allSatisfy(starts -> assertThat(starts).isBetween(7_600, 9_100));
    }

    /// In ten seconds.
    private static int starts(Simulation simulation, int fromSecond) {
        return Arrays.stream(simulation.perSecond(fromSecond, 10)).sum();
    }

    @Test
    void probesEachCameraOncePerIntervalAndStaysSpread() {
        // Given
        var simulation = new Simulation(4_000);
        simulation.put(IntStream.range(0, 20_000).mapToObj(Watches::camera).toList());
        // When
        simulation.run(Duration.ofMinutes(10));
        // Then
        var probes = new HashMap<UUID, Integer>();
        simulation.begun.forEach(start -> probes.merge(start.camera().cameraId(), 1, Integer::sum));
        assertThat(probes).hasSize(20_000);
        assertThat(probes.values()).allMatch(count -> count >= 9 && count <= 11);
        assertThat(Arrays.stream(simulation.perSecond(540, 60)))
                .allSatisfy(starts -> assertThat(starts).isBetween(250, 420));
    }

    @Test
    void keepsTheChannelsOfARecorderApartSoThatTheyDoNotWaitForEachOther() {
        // Given
        var simulation = new Simulation(256);
        simulation.put(recorders(100, 8));
        // When
        simulation.run(Duration.ofMinutes(10));
        // Then
        assertThat(simulation.begun.size()).isBetween(7_900, 8_400);
        assertThat(simulation.late(ONE_SECOND)).isZero();
    }

    @Test
    void countsWhatARecorderCannotTakeInTimeAsLateButLosesNone() {
        // Given: 16 channels of 10 s each need 160 s, the interval is 60 s
        var simulation = new Simulation(256).probesTake(_ -> Duration.ofSeconds(10));
        var channels = recorders(1, 16);
        simulation.put(channels);
        // When
        simulation.run(Duration.ofMinutes(32));
        // Then
        assertThat(simulation.late(ONE_SECOND)).isPositive();
        assertThat(channels)
                .allSatisfy(
                        channel ->
                                assertThat(simulation.startsOf(channel).size()).isBetween(11, 13));
    }

    @Test
    void waitsAtTheGlobalLimitAndServesAllInTurn() {
        // Given: 1,000 silent cameras need 30 s each, 100 at once need 300 s for a round
        var simulation = new Simulation(100).probesTake(_ -> Duration.ofSeconds(30));
        var cameras = IntStream.range(0, 1_000).mapToObj(Watches::camera).toList();
        simulation.put(cameras);
        // When
        simulation.run(Duration.ofMinutes(30));
        // Then
        assertThat(cameras)
                .allSatisfy(
                        camera -> assertThat(simulation.startsOf(camera).size()).isBetween(5, 7));
    }

    @Test
    void startsNoHealthyCameraLateWhenATenthOfTheFleetFallsSilentAtOnce() {
        // Given: as many places as by default, and limits that run out after 5 s
        var looks = new HashMap<UUID, Integer>();
        var simulation =
                new Simulation(8_192)
                        .probesTake(camera -> isDead(camera) ? LIMIT : ONE_SECOND)
                        .verdicts(start -> afterFailure(start, looks));
        // When
        simulation.put(IntStream.range(0, 100_000).mapToObj(Watches::camera).toList());
        simulation.run(Duration.ofMinutes(3));
        // Then
        assertThat(looks.values()).filteredOn(failures -> failures > 2).hasSizeGreaterThan(9_500);
        assertThat(simulation.late(ONE_SECOND)).isZero();
    }

    private static Next afterFailure(Start start, Map<UUID, Integer> looks) {
        if (!isDead(start.camera())) {
            return Next.IN_TURN;
        }
        var failures = looks.merge(start.camera().cameraId(), 1, Integer::sum);
        return failures < 3 ? Next.RECHECK : Next.BACK_OFF;
    }

    private static boolean isDead(Watched camera) {
        return camera.cameraId().getLeastSignificantBits() % 10 == 0;
    }

    private static List<Watched> recorders(int recorders, int channels) {
        return IntStream.range(0, recorders * channels)
                .mapToObj(n -> Watches.at(n, "recorder-" + n / channels + ":554"))
                .toList();
    }
}
