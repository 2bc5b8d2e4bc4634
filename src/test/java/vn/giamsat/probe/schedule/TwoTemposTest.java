package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.schedule.Admissions.Pictures;
import vn.giamsat.registry.ProbeTargets.Watched;

/// Descriptions every 60 s, pictures every 10 min, each at its place.
class TwoTemposTest {
    private static final Watched CAMERA = Watches.camera(1);
    private static final Duration PICTURE_INTERVAL = Duration.ofMinutes(10);

    @Test
    void takesAPictureEveryTenMinutesAndDescriptionsInBetween() {
        // Given
        var simulation = new Simulation(256);
        simulation.put(List.of(CAMERA));
        // When
        simulation.run(Duration.ofMinutes(60));
        // Then
        assertThat(simulation.startsOf(CAMERA).size()).isBetween(58, 62);
        assertThat(simulation.picturesOf(CAMERA).size()).isBetween(5, 7);
        assertThat(gaps(simulation.picturesOf(CAMERA)))
                .allSatisfy(gap -> assertThat(gap).isCloseTo(PICTURE_INTERVAL, aTurnsJitter()));
    }

    @Test
    void spreadsPicturesOverTheirIntervalAlsoAfterAnOutageOfOurs() {
        // Given
        var simulation = new Simulation(4_000);
        simulation.put(IntStream.range(0, 6_000).mapToObj(Watches::camera).toList());
        simulation.run(Duration.ofMinutes(11));
        // When
        simulation.now = simulation.now.plus(Duration.ofMinutes(30));
        simulation.run(Duration.ofMinutes(12));
        // Then
        var minutes = new int[53];
        simulation.begun.stream()
                .filter(begun -> begun.look() == Look.PICTURE)
                .forEach(begun -> minutes[minute(begun.at())]++);
        assertThat(Arrays.stream(minutes, 43, 53)) // after what was due once, in the first turn
                .allSatisfy(pictures -> assertThat(pictures).isBetween(450, 750));
    }

    @Test
    void beginsWithAPictureOfACameraThatWasNeverJudged() {
        // Given
        var simulation = new Simulation(256);
        // When
        simulation.put(List.of(CAMERA), new Beginning.Unseen());
        simulation.run(Duration.ofMinutes(5));
        // Then
        assertThat(simulation.picturesOf(CAMERA)).hasSize(1);
        assertThat(simulation.startsOf(CAMERA).getFirst())
                .isEqualTo(simulation.picturesOf(CAMERA).getFirst());
    }

    @Test
    void takesTheNextPictureAnIntervalAfterTheLastOneThatAnotherReplicaTook() {
        // Given
        var simulation = new Simulation(256);
        var taken = Simulation.START.minus(Duration.ofMinutes(7));
        // When
        simulation.put(List.of(CAMERA), new Beginning.Seen(taken));
        simulation.run(Duration.ofMinutes(10));
        // Then
        assertThat(simulation.picturesOf(CAMERA).getFirst())
                .isBefore(taken.plus(PICTURE_INTERVAL).plusSeconds(34));
    }

    @Test
    void takesOverduePicturesOfFewCamerasSoonAfterTheyAreTakenUp() {
        // Given
        var simulation = new Simulation(256);
        var cameras = IntStream.range(0, 50).mapToObj(Watches::camera).toList();
        // When
        simulation.put(cameras, new Beginning.Seen(Simulation.START.minus(Duration.ofHours(2))));
        simulation.run(Duration.ofSeconds(30));
        // Then
        assertThat(cameras).allMatch(camera -> !simulation.picturesOf(camera).isEmpty());
    }

    @Test
    void takesAPictureAtOnceWhenTheOutcomeAsksForOne() {
        // Given
        var simulation =
                new Simulation(256)
                        .verdicts(
                                start ->
                                        start.look() == Look.DESCRIPTION
                                                ? Next.PICTURE
                                                : Next.IN_TURN);
        simulation.put(List.of(CAMERA));
        // When
        simulation.run(Duration.ofSeconds(5));
        // Then
        assertThat(simulation.startsOf(CAMERA)).hasSize(2);
        assertThat(simulation.picturesOf(CAMERA)).hasSize(1);
    }

    @Test
    void looksAsFarAgainAsTheProbeThatContradictedTheState() {
        // Given
        var simulation = new Simulation(256).verdicts(_ -> Next.RECHECK);
        var other = Watches.camera(2);
        // When
        simulation.put(List.of(CAMERA), new Beginning.Unseen());
        simulation.put(List.of(other), new Beginning.Seen(Simulation.START));
        simulation.run(Duration.ofSeconds(45));
        // Then
        assertThat(simulation.picturesOf(CAMERA)).isEqualTo(simulation.startsOf(CAMERA));
        assertThat(simulation.picturesOf(other)).isEmpty();
        assertThat(simulation.startsOf(other).size()).isBetween(4, 6);
    }

    @Test
    void triesAPictureThatOurOwnFaultPreventedInTheNextTurnAndThenInTurn() {
        // Given
        var simulation =
                new Simulation(256)
                        .verdicts(
                                start -> start.look() == Look.PICTURE ? Next.UNDONE : Next.IN_TURN);
        // When
        simulation.put(List.of(CAMERA), new Beginning.Unseen());
        simulation.run(Duration.ofMinutes(60));
        // Then
        var gaps = gaps(simulation.picturesOf(CAMERA));
        assertThat(gaps.getFirst()).isLessThan(Duration.ofSeconds(100));
        assertThat(gaps.subList(2, gaps.size()))
                .isNotEmpty()
                .allSatisfy(gap -> assertThat(gap).isCloseTo(PICTURE_INTERVAL, aTurnsJitter()));
        // When
        simulation.verdicts(_ -> Next.IN_TURN);
        simulation.run(Duration.ofMinutes(20));
        simulation.verdicts(_ -> Next.UNDONE);
        var before = simulation.picturesOf(CAMERA).size();
        simulation.run(Duration.ofMinutes(14));
        // Then
        assertThat(simulation.picturesOf(CAMERA).size() - before).as("anew").isBetween(2, 4);
    }

    @Test
    void takesAPictureWhenAPersonAsksAlsoWhileADescriptionIsUnderWay() {
        // Given
        var timetable = new Timetable(Simulation.pace(true, 256), new Random(1));
        var start = Simulation.START;
        timetable.put(CAMERA, new Beginning.Seen(start), new Timetable.Round(0, 1, start));
        var described = timetable.next(start.plusSeconds(1), Pictures.ALL).orElseThrow();
        assertThat(described.look()).isEqualTo(Look.DESCRIPTION);
        // When
        timetable.ask(CAMERA.cameraId(), start.plusSeconds(1));
        timetable.finished(described, Next.IN_TURN, start.plusSeconds(2));
        // Then
        assertThat(timetable.next(start.plusSeconds(2), Pictures.ALL).orElseThrow().look())
                .isEqualTo(Look.PICTURE);
    }

    @Test
    void takesAPictureEachTimeWhereTheirIntervalIsTheShorterOne() {
        // Given
        var tempo = new Tempo(Duration.ofHours(1), Duration.ofMinutes(1));
        var simulation = new Simulation(256, tempo);
        simulation.put(List.of(CAMERA));
        // When
        simulation.run(Duration.ofMinutes(10));
        // Then
        assertThat(simulation.startsOf(CAMERA).size()).isBetween(9, 11);
        assertThat(simulation.picturesOf(CAMERA)).isEqualTo(simulation.startsOf(CAMERA));
    }

    private static List<Duration> gaps(List<Instant> starts) {
        return IntStream.range(1, starts.size())
                .mapToObj(i -> Duration.between(starts.get(i - 1), starts.get(i)))
                .toList();
    }

    private static int minute(Instant at) {
        return (int) Duration.between(Simulation.START, at).toMinutes();
    }

    /// Two turns of 60 s, each moved by 5 % at most, and a tick.
    private static Duration aTurnsJitter() {
        return Duration.ofMillis(6_040);
    }
}
