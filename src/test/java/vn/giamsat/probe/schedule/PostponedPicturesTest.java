package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.schedule.Admissions.Pictures;
import vn.giamsat.registry.ProbeIntervals;
import vn.giamsat.registry.ProbeTargets.Watched;

/// Descriptions every 60 s, pictures every 10 min, while decoders do not follow.
class PostponedPicturesTest {
    private static final Watched CAMERA = Watches.camera(1);

    @Test
    void describesACameraWhosePictureNoDecoderCanFollowAndTakesItInTheFirstTurnInWhichOneCan() {
        // Given
        var simulation = new Simulation(256).admits(Pictures.NONE);
        simulation.put(List.of(CAMERA), new Beginning.Unseen());
        // When
        simulation.run(Duration.ofMinutes(20));
        // Then
        assertThat(simulation.picturesOf(CAMERA)).isEmpty();
        assertThat(simulation.startsOf(CAMERA).size()).isBetween(18, 22);
        // When
        var before = simulation.now;
        simulation.admits(Pictures.ALL).run(Duration.ofMinutes(5));
        // Then
        assertThat(simulation.picturesOf(CAMERA))
                .singleElement()
                .satisfies(at -> assertThat(at).isBefore(before.plusSeconds(66)));
    }

    /// What has just come up asks for a picture with each description.
    @Test
    void doesNotHammerACameraThatAsksForAPictureWhileNoDecoderIsFree() {
        // Given
        var simulation =
                new Simulation(256)
                        .admits(Pictures.NONE)
                        .verdicts(PostponedPicturesTest::asksForAPicture);
        simulation.put(List.of(CAMERA));
        // When
        simulation.run(Duration.ofMinutes(10));
        // Then, after one more look at once
        assertThat(simulation.startsOf(CAMERA).size()).isBetween(9, 12);
        // When
        simulation.admits(Pictures.ALL).run(Duration.ofMinutes(1).plusSeconds(6));
        // Then
        assertThat(simulation.picturesOf(CAMERA)).isNotEmpty();
    }

    /// What decides a state comes before what is merely due.
    @Test
    void takesAPictureThatWasAskedForWhileOthersWait() {
        // Given
        var asking = Watches.camera(2);
        var simulation =
                new Simulation(256)
                        .admits(Pictures.DECISIVE)
                        .verdicts(
                                start ->
                                        start.camera().equals(asking)
                                                        && start.look() == Look.DESCRIPTION
                                                ? Next.PICTURE
                                                : Next.IN_TURN);
        simulation.put(List.of(CAMERA, asking), new Beginning.Unseen());
        // When
        simulation.run(Duration.ofMinutes(3));
        // Then
        assertThat(simulation.picturesOf(CAMERA)).isEmpty();
        assertThat(simulation.picturesOf(asking)).isNotEmpty();
        assertThat(simulation.startsOf(CAMERA)).hasSizeGreaterThan(1);
    }

    @Test
    void looksAgainAsFarAsBeforeWhileOthersWait() {
        // Given
        var simulation = new Simulation(256).verdicts(_ -> Next.RECHECK);
        simulation.put(List.of(CAMERA), new Beginning.Unseen());
        simulation.run(Duration.ofSeconds(5));
        // When
        simulation.admits(Pictures.DECISIVE).run(Duration.ofSeconds(40));
        // Then
        assertThat(simulation.picturesOf(CAMERA)).isEqualTo(simulation.startsOf(CAMERA));
        assertThat(simulation.picturesOf(CAMERA).size()).isBetween(4, 6);
    }

    @Test
    void describesACameraWhoseEveryProbeTakesAPictureWhileDecodersAreBehind() {
        // Given
        var tempo = new Tempo(Duration.ofHours(1), Duration.ofMinutes(1));
        var simulation = new Simulation(256, tempo).admits(Pictures.NONE);
        simulation.put(List.of(CAMERA));
        // When
        simulation.run(Duration.ofMinutes(10));
        // Then
        assertThat(simulation.startsOf(CAMERA).size()).isBetween(9, 11);
        assertThat(simulation.picturesOf(CAMERA)).isEmpty();
        // When
        simulation.admits(Pictures.ALL).run(Duration.ofMinutes(10));
        // Then
        assertThat(simulation.picturesOf(CAMERA).size()).isBetween(9, 11);
    }

    /// It is described each hour; it must not stay red for as long.
    @Test
    void waitsNoLongerThanMostCamerasForAPictureThatDecidesItsState() {
        // Given
        var seldom = Watches.paced(Watches.camera(2), new ProbeIntervals(3_600, 7_200));
        var simulation =
                new Simulation(256)
                        .admits(Pictures.NONE)
                        .verdicts(PostponedPicturesTest::asksForAPicture);
        simulation.put(List.of(seldom), new Beginning.Unseen());
        simulation.run(Duration.ofSeconds(30));
        // When
        simulation.admits(Pictures.ALL).run(Duration.ofSeconds(61));
        // Then
        assertThat(simulation.picturesOf(seldom)).hasSize(1);
    }

    @Test
    void takesAPictureAfterOneThatWasPostponedWhenAPersonAskedMeanwhile() {
        // Given
        var timetable = new Timetable(Simulation.pace(true, 256), new Random(1));
        var start = Simulation.START;
        timetable.put(CAMERA, new Beginning.Unseen(), new Timetable.Round(0, 1, start));
        var described = timetable.next(start.plusSeconds(1), Pictures.NONE).orElseThrow();
        assertThat(described.postponesPicture()).isTrue();
        // When
        timetable.ask(CAMERA.cameraId(), start.plusSeconds(1));
        timetable.finished(described, Next.IN_TURN, start.plusSeconds(2));
        // Then
        assertThat(timetable.next(start.plusSeconds(2), Pictures.NONE).orElseThrow().look())
                .isEqualTo(Look.PICTURE);
    }

    @Test
    void takesAPictureThatAPersonAsksForThoughDecodersAreBehind() {
        // Given
        var timetable = new Timetable(Simulation.pace(true, 256), new Random(1));
        var start = Simulation.START;
        timetable.put(CAMERA, new Beginning.Seen(start), new Timetable.Round(0, 1, start));
        // When
        timetable.ask(CAMERA.cameraId(), start.plusSeconds(1));
        // Then
        assertThat(timetable.next(start.plusSeconds(1), Pictures.NONE).orElseThrow().look())
                .isEqualTo(Look.PICTURE);
    }

    /// As a camera that has just come up.
    private static Next asksForAPicture(Start start) {
        return start.look() == Look.DESCRIPTION ? Next.PICTURE : Next.IN_TURN;
    }
}
