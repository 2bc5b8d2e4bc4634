package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.schedule.Admissions.Pictures;
import vn.giamsat.registry.ProbeTargets.Watched;

class TimetableTest {
    private static final Watched CAMERA = Watches.camera(1);
    private static final Instant LATER = Simulation.START.plusSeconds(30);

    @Test
    void probesFewNewCamerasSoon() {
        // Given
        var simulation = new Simulation(256);
        // When
        simulation.put(IntStream.range(0, 100).mapToObj(Watches::camera).toList());
        simulation.run(Duration.ofSeconds(5));
        // Then
        assertThat(simulation.begun.size()).isEqualTo(100);
        assertThat(simulation.perSecond(0, 4)).doesNotContain(0);
    }

    @Test
    void comesBackToItsPlaceInTheIntervalAfterReChecks() {
        // Given
        var simulation = new Simulation(256);
        var rechecks = new int[] {2};
        simulation.verdicts(_ -> rechecks[0]-- > 0 ? Next.RECHECK : Next.IN_TURN);
        simulation.put(List.of(CAMERA));
        // When
        simulation.run(Duration.ofMinutes(5));
        // Then
        var starts = simulation.startsOf(CAMERA);
        assertThat(Duration.between(starts.get(2), starts.get(3)))
                .isBetween(Duration.ofSeconds(11), Duration.ofSeconds(80));
        assertThat(Duration.between(starts.get(3), starts.get(4)))
                .isBetween(Duration.ofSeconds(53), Duration.ofSeconds(67));
    }

    @Test
    void leavesACameraAloneAfterARefusedLoginUntilItsAccessChanges() {
        // Given
        var simulation = new Simulation(256).verdicts(_ -> Next.REST);
        simulation.put(List.of(CAMERA));
        simulation.run(Duration.ofMinutes(30));
        assertThat(simulation.begun.size()).isEqualTo(1);
        // When
        simulation.put(List.of(Watches.relogged(CAMERA, LATER)));
        simulation.run(Duration.ofSeconds(1));
        // Then
        assertThat(simulation.begun.size()).isEqualTo(2);
    }

    @Test
    void doesNotWakeARestingCameraWhenItIsOnlyReadAgain() {
        // Given
        var simulation = new Simulation(256).verdicts(_ -> Next.REST);
        simulation.put(List.of(CAMERA));
        simulation.run(Duration.ofMinutes(1));
        // When
        simulation.put(List.of(CAMERA));
        simulation.run(Duration.ofMinutes(5));
        // Then
        assertThat(simulation.begun.size()).isEqualTo(1);
    }

    @Test
    void startsARestingCameraOnlyWhenAsked() {
        // Given
        var simulation = new Simulation(256);
        simulation.timetable.put(
                CAMERA, new Beginning.Resting(), new Timetable.Round(0, 1, simulation.now));
        simulation.run(Duration.ofMinutes(5));
        assertThat(simulation.begun).isEmpty();
        // When
        simulation.timetable.ask(CAMERA.cameraId(), simulation.now);
        simulation.step();
        // Then
        assertThat(simulation.begun.size()).isEqualTo(1);
    }

    @Test
    void letsAnAskedCameraPassAllThatWait() {
        // Given
        var simulation = new Simulation(1).probesTake(_ -> Duration.ofSeconds(1));
        var cameras = IntStream.range(0, 50).mapToObj(Watches::camera).toList();
        simulation.put(cameras);
        simulation.run(Duration.ofSeconds(10));
        var asked =
                cameras.stream().filter(c -> simulation.startsOf(c).isEmpty()).toList().getLast();
        // When
        simulation.timetable.ask(asked.cameraId(), simulation.now);
        simulation.run(Duration.ofMillis(1_100));
        // Then
        assertThat(simulation.startsOf(asked)).hasSize(1);
    }

    @Test
    void letsAnAskedChannelPassTheOthersOfItsRecorder() {
        // Given
        var simulation = new Simulation(256).probesTake(_ -> Duration.ofSeconds(30));
        var channels = IntStream.range(0, 16).mapToObj(n -> Watches.at(n, "recorder:554")).toList();
        simulation.put(channels);
        simulation.run(Duration.ofSeconds(20));
        var asked =
                channels.stream().filter(c -> simulation.startsOf(c).isEmpty()).toList().getLast();
        // When
        simulation.timetable.ask(asked.cameraId(), simulation.now);
        simulation.run(Duration.ofSeconds(15));
        // Then
        assertThat(simulation.startsOf(asked)).hasSize(1);
    }

    @Test
    void startsOneProbeForSeveralAsks() {
        // Given
        var simulation = new Simulation(256);
        simulation.timetable.put(
                CAMERA, new Beginning.Resting(), new Timetable.Round(0, 1, simulation.now));
        // When
        for (var i = 0; i < 5; i++) {
            simulation.timetable.ask(CAMERA.cameraId(), simulation.now);
            simulation.step();
        }
        simulation.run(Duration.ofSeconds(10));
        // Then
        assertThat(simulation.begun.size()).isEqualTo(1);
    }

    @Test
    void knowsNothingOfACameraThatWasRemoved() {
        // Given
        var simulation = new Simulation(256);
        simulation.put(List.of(CAMERA));
        // When
        simulation.timetable.remove(CAMERA.cameraId());
        simulation.run(Duration.ofMinutes(3));
        // Then
        assertThat(simulation.begun).isEmpty();
        assertThat(simulation.timetable.known()).isZero();
        assertThat(simulation.timetable.ask(CAMERA.cameraId(), simulation.now)).isFalse();
    }

    @Test
    void holdsTheLaneOfARemovedCameraUntilItsProbeEnds() {
        // Given
        var timetable = timetable();
        var round = new Timetable.Round(0, 1, Simulation.START);
        timetable.put(Watches.at(1, "recorder:554"), new Beginning.Unseen(), round);
        timetable.put(Watches.at(2, "recorder:554"), new Beginning.Unseen(), round);
        var first = timetable.next(LATER, Pictures.ALL).orElseThrow();
        // When
        timetable.remove(first.camera().cameraId());
        // Then
        assertThat(timetable.next(LATER, Pictures.ALL)).isEmpty();
        assertThat(timetable.isCurrent(first)).isFalse();
        timetable.finished(first, Next.IN_TURN, LATER);
        assertThat(timetable.next(LATER, Pictures.ALL)).isPresent();
        assertThat(timetable.known()).isEqualTo(1);
    }

    @Test
    void doesNotQueueARemovedCameraThatWaited() {
        // Given
        var timetable = timetable();
        var round = new Timetable.Round(0, 1, Simulation.START);
        timetable.put(Watches.at(1, "recorder:554"), new Beginning.Unseen(), round);
        timetable.put(Watches.at(2, "recorder:554"), new Beginning.Unseen(), round);
        var first = timetable.next(LATER, Pictures.ALL).orElseThrow();
        var other = first.camera().cameraId().equals(Watches.camera(1).cameraId()) ? 2 : 1;
        // When
        timetable.remove(Watches.camera(other).cameraId());
        timetable.finished(first, Next.REST, LATER);
        // Then
        assertThat(timetable.waiting()).isZero();
        assertThat(timetable.next(LATER, Pictures.ALL)).isEmpty();
    }

    @Test
    void probesAgainAtOnceWhenTheAccessChangedDuringTheProbe() {
        // Given
        var timetable = timetable();
        timetable.put(CAMERA, new Beginning.Unseen(), new Timetable.Round(0, 1, Simulation.START));
        var outdated = timetable.next(LATER, Pictures.ALL).orElseThrow();
        var elsewhere = Watches.moved(CAMERA, StreamAddress.of("rtsp://elsewhere/1"), LATER);
        // When
        timetable.put(elsewhere, new Beginning.Unseen(), new Timetable.Round(0, 1, LATER));
        // Then
        assertThat(timetable.next(LATER.plusSeconds(5), Pictures.ALL)).isEmpty();
        assertThat(timetable.isCurrent(outdated)).isFalse();
        timetable.finished(outdated, Next.REST, LATER.plusSeconds(5));
        assertThat(timetable.next(LATER.plusSeconds(5), Pictures.ALL).orElseThrow().camera())
                .isEqualTo(elsewhere);
    }

    @Test
    void showsARefusedLoginNoSecondTimeToWhoAskedDuringTheProbe() {
        // Given
        var timetable = timetable();
        var seen = new Beginning.Seen(Simulation.START);
        timetable.put(CAMERA, seen, new Timetable.Round(0, 1, Simulation.START));
        var description = timetable.next(LATER, Pictures.ALL).orElseThrow();
        assertThat(description.look()).isEqualTo(Look.DESCRIPTION);
        timetable.ask(CAMERA.cameraId(), LATER);
        // When
        timetable.finished(description, Next.REST, LATER);
        // Then
        assertThat(timetable.next(LATER.plusSeconds(5), Pictures.ALL)).isEmpty();
    }

    @Test
    void usesAChangeThatIsNoAccessInTheNextProbeWithoutHurry() {
        // Given
        var simulation = new Simulation(256);
        simulation.put(List.of(CAMERA));
        simulation.run(Duration.ofSeconds(2));
        // When
        simulation.put(List.of(CAMERA));
        simulation.run(Duration.ofSeconds(5));
        // Then
        assertThat(simulation.begun.size()).isEqualTo(1);
    }

    @Test
    void doesNotStayInLockstepAfterAnOutageOfOurs() {
        // Given
        var simulation = new Simulation(4_000);
        simulation.put(IntStream.range(0, 6_000).mapToObj(Watches::camera).toList());
        simulation.run(Duration.ofSeconds(90));
        // When
        simulation.now = simulation.now.plusSeconds(300);
        simulation.run(Duration.ofSeconds(180));
        // Then
        assertThat(simulation.perSecond(480, 60)).doesNotContain(0);
        for (var starts : simulation.perSecond(480, 60)) {
            assertThat(starts).isBetween(50, 170);
        }
    }

    @Test
    void waitsForPeopleWhenItDoesNotProbeByItself() {
        // Given
        var timetable = new Timetable(Simulation.pace(false, 4), new Random(1));
        timetable.put(CAMERA, new Beginning.Unseen(), new Timetable.Round(0, 1, Simulation.START));
        assertThat(timetable.next(LATER, Pictures.ALL)).isEmpty();
        // When
        timetable.ask(CAMERA.cameraId(), LATER);
        var asked = timetable.next(LATER, Pictures.ALL);
        // Then
        assertThat(asked).isPresent();
        timetable.finished(asked.orElseThrow(), Next.IN_TURN, LATER);
        assertThat(timetable.next(LATER.plus(Duration.ofHours(1)), Pictures.ALL)).isEmpty();
    }

    private static Timetable timetable() {
        return new Timetable(Simulation.pace(true, 256), new Random(1));
    }
}
