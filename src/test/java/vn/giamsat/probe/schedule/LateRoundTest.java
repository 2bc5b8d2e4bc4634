package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeOutcome.Trace;
import vn.giamsat.probe.Rung;
import vn.giamsat.registry.ProbeIntervals;
import vn.giamsat.registry.ProbeTargets.Watched;

/// A round that takes over twice its time is our own fault, and comes to an end.
class LateRoundTest {
    private static final Watched CAMERA = Watches.camera(1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private final List<Start> ended = new ArrayList<>();

    @Test
    void isOverdueOnceItTakesOverTwiceItsTime() {
        // Given
        var simulation = new Simulation(1).verdicts(this::inTurn);
        // When
        simulation.probesTake(_ -> Duration.ofMillis(800));
        simulation.put(cameras(100)); // 80 s of 60
        simulation.run(Duration.ofMinutes(4));
        // Then
        assertThat(ended).noneMatch(start -> start.timing().overdue());
        // When
        simulation.probesTake(_ -> Duration.ofMillis(1_600));
        simulation.run(TEN_MINUTES);
        ended.clear();
        simulation.run(TEN_MINUTES);
        // Then
        assertThat(ended).isNotEmpty().allMatch(start -> start.timing().overdue());
    }

    /// It asks for more than we do for the others, and would never be judged.
    @Test
    void isNotLateForACameraThatWantsAQuickerTempoThanMost() {
        // Given
        var quick = Watches.paced(CAMERA, new ProbeIntervals(10, 600));
        var simulation = new Simulation(1).verdicts(this::inTurn);
        simulation.probesTake(_ -> Duration.ofMillis(400));
        // When
        simulation.put(Stream.concat(Stream.of(quick), cameras(100).stream().skip(1)).toList());
        simulation.run(Duration.ofMinutes(20));
        // Then
        assertThat(ended).anyMatch(start -> start.lateness().toSeconds() > 20);
        assertThat(ended).noneMatch(start -> start.timing().overdue());
    }

    @Test
    void isNoFaultOfOursWhereARecorderLetsItsChannelsWait() {
        // Given
        var channels =
                IntStream.range(0, 64).mapToObj(it -> Watches.at(it, "10.0.0.1:554")).toList();
        var simulation = new Simulation(256).verdicts(this::inTurn);
        simulation.probesTake(_ -> Duration.ofSeconds(5));
        // When
        simulation.put(channels);
        simulation.run(Duration.ofMinutes(20));
        // Then
        assertThat(ended).hasSizeGreaterThan(200).noneMatch(start -> start.timing().overdue());
        assertThat(ended).anyMatch(start -> start.lateness().toSeconds() > 120);
    }

    /// A sixth of the fleet says nothing, and holds its places for 15 s each: 50 places of 16.
    @Test
    void comesToAnEndThoughNothingIsJudgedMeanwhile() {
        // Given
        var simulation =
                new Simulation(16)
                        .probesTake(camera -> Duration.ofMillis(isSilent(camera) ? 15_000 : 200))
                        .verdicts(this::judged);
        // When
        simulation.put(cameras(1_200));
        simulation.run(TEN_MINUTES);
        // Then
        assertThat(ended).anyMatch(start -> start.timing().overdue());
        // When
        simulation.run(Duration.ofMinutes(30));
        ended.clear();
        simulation.run(TEN_MINUTES);
        // Then
        assertThat(ended).noneMatch(start -> start.timing().overdue());
        assertThat(ended).anyMatch(start -> isSilent(start.camera()));
        assertThat(ended.stream().filter(start -> !isSilent(start.camera())).count())
                .isBetween(9_000L, 11_000L);
    }

    /// A picture is twenty descriptions' work, and of the places of a service that is in time 9.7
    /// are taken. While everything takes three times as long, whatever is late comes to nothing;
    /// pictures that are owed must not keep it so when the machine is as fast as before, though it
    /// has little to spare.
    @ParameterizedTest
    @ValueSource(ints = {12, 16})
    void comesToAnEndThoughEachCameraIsOwedAPicture(int places) {
        // Given
        var simulation = new Simulation(places).verdicts(this::late);
        simulation.looksTake(start -> work(start, 1));
        simulation.put(cameras(1_000));
        simulation.run(TEN_MINUTES);
        assertThat(ended).noneMatch(start -> start.timing().overdue());
        // When
        simulation.looksTake(start -> work(start, 3));
        simulation.run(TEN_MINUTES);
        // Then
        assertThat(ended).anyMatch(start -> start.timing().overdue());
        // When
        simulation.looksTake(start -> work(start, 1));
        simulation.run(Duration.ofMinutes(20));
        ended.clear();
        simulation.run(TEN_MINUTES);
        // Then
        assertThat(ended).noneMatch(start -> start.timing().overdue());
        assertThat(ended.stream().filter(start -> start.look() == Look.PICTURE).count())
                .isBetween(900L, 1_100L);
    }

    private static Duration work(Start start, int times) {
        return Duration.ofMillis(start.look() == Look.PICTURE ? 4_000 : 200).multipliedBy(times);
    }

    private Next late(Start start) {
        ended.add(start);
        return start.timing().late() ? Next.UNDONE : Next.IN_TURN;
    }

    @Test
    void countsNothingButARefusedLogin() {
        // Given
        var late = start(true);
        var failed = stopped(FailureCode.RTSP_TIMEOUT);
        var refused = stopped(FailureCode.AUTH_REJECTED);
        // Then
        assertThat(late.counted(failed))
                .isInstanceOfSatisfying(
                        ProbeOutcome.Unjudged.class,
                        ours ->
                                assertThat(ours.failure().code())
                                        .isEqualTo(FailureCode.PROBE_SELF_DOWN));
        assertThat(late.counted(refused)).isEqualTo(refused);
        assertThat(late.next(refused, Next.REST)).isEqualTo(Next.REST);
        assertThat(start(false).counted(failed)).isEqualTo(failed);
        assertThat(start(false).next(failed, Next.RECHECK)).isEqualTo(Next.RECHECK);
    }

    @Test
    void takesNoSecondLookThatWasLostAgainSoonWhileItIsLate() {
        // Given
        var lost = OwnFault.of(CAMERA.cameraId(), Instant.EPOCH, "no decoder");
        // Then
        assertThat(start(true).next(lost, Next.RECHECK)).isEqualTo(Next.UNDONE);
        assertThat(start(false).next(lost, Next.RECHECK)).isEqualTo(Next.RECHECK);
    }

    @Test
    void letsAPersonsLookCount() {
        // Given
        var simulation = new Simulation(1).verdicts(this::inTurn);
        simulation.probesTake(_ -> Duration.ofSeconds(3));
        simulation.put(cameras(100));
        simulation.run(TEN_MINUTES);
        ended.clear();
        // When
        simulation.timetable.ask(CAMERA.cameraId(), simulation.now);
        simulation.run(Duration.ofSeconds(10));
        // Then
        assertThat(ended)
                .filteredOn(start -> start.camera().equals(CAMERA))
                .singleElement()
                .satisfies(start -> assertThat(start.timing().overdue()).isFalse());
    }

    private Next inTurn(Start start) {
        ended.add(start);
        return Next.IN_TURN;
    }

    /// As the scheduler does, with a camera that is DOWN after the first failure.
    private Next judged(Start start) {
        ended.add(start);
        var found =
                isSilent(start.camera())
                        ? stopped(FailureCode.RTSP_TIMEOUT)
                        : ScriptedProber.live(StoodStillTest.target()).await().indefinitely();
        var judged =
                switch (start.counted(found)) {
                    case ProbeOutcome.Unjudged ignored -> Next.UNDONE;
                    case ProbeOutcome.Stopped ignored -> Next.BACK_OFF;
                    default -> Next.IN_TURN;
                };
        return start.next(found, judged);
    }

    private static boolean isSilent(Watched camera) {
        return camera.cameraId().getLeastSignificantBits() % 6 == 0;
    }

    private static List<Watched> cameras(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Watches::camera).toList();
    }

    private static Start start(boolean overdue) {
        var lane = new Lane(CAMERA.address().endpoint(), 0);
        var timing = new Start.Timing(Duration.ofMinutes(2).toNanos(), overdue, overdue, false);
        var planned = new PlannedCamera(CAMERA, lane, Simulation.START);
        return new Start(CAMERA, Look.PICTURE, timing, planned, lane);
    }

    private static ProbeOutcome stopped(FailureCode code) {
        var trace =
                new Trace(
                        CAMERA.cameraId(),
                        Instant.EPOCH,
                        Duration.ofSeconds(3),
                        Rung.CONNECTED,
                        Map.of());
        return new ProbeOutcome.Stopped(trace, new Failure(code), null, null, null);
    }
}
