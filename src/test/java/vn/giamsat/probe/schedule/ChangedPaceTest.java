package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.schedule.Admissions.Pictures;
import vn.giamsat.registry.ProbeTargets.Watched;

/// An interval that an administrator changes while cameras are planned.
class ChangedPaceTest {
    private static final Watched CAMERA = Watches.camera(1);
    private static final Duration PICTURES = Duration.ofHours(2);
    private static final Instant NOW = Simulation.START.plusSeconds(30);

    private final AtomicReference<Pace> pace = new AtomicReference<>(Simulation.pace(true, 4));
    private final Timetable timetable = new Timetable(pace::get, new Random(1));

    /// Its next turn is 15 to 75 seconds away.
    @BeforeEach
    void probeOnce() {
        timetable.put(CAMERA, new Beginning.Unseen(), new Timetable.Round(0, 1, Simulation.START));
        timetable.finished(timetable.next(NOW, Pictures.ALL).orElseThrow(), Next.IN_TURN, NOW);
    }

    @Test
    void bringsACameraForwardWhenTheIntervalGetsShorter() {
        // Given
        pace.set(pace.get().at(new Tempo(Duration.ofSeconds(5), PICTURES)));
        assertThat(timetable.next(NOW.plusSeconds(7), Pictures.ALL)).isEmpty();
        // When
        timetable.bringForward(CAMERA.cameraId(), NOW);
        // Then
        assertThat(timetable.next(NOW.plusSeconds(1), Pictures.ALL)).isEmpty();
        var start = timetable.next(NOW.plusSeconds(7), Pictures.ALL).orElseThrow();
        timetable.finished(start, Next.IN_TURN, NOW.plusSeconds(7));
        assertThat(timetable.next(NOW.plusSeconds(14), Pictures.ALL)).isPresent();
    }

    @Test
    void putsNoCameraOffThatIsPlannedWhenTheIntervalGetsLonger() {
        // Given
        pace.set(pace.get().at(new Tempo(Duration.ofHours(1), PICTURES)));
        // When
        timetable.bringForward(CAMERA.cameraId(), NOW);
        // Then
        var start = timetable.next(NOW.plusSeconds(80), Pictures.ALL).orElseThrow();
        timetable.finished(start, Next.IN_TURN, NOW.plusSeconds(80));
        assertThat(timetable.next(NOW.plusSeconds(80 + 800), Pictures.ALL)).isEmpty();
    }

    @Test
    void leavesACameraAloneThatIsProbedOrGone() {
        // Given
        var start = timetable.next(NOW.plusSeconds(80), Pictures.ALL).orElseThrow();
        pace.set(pace.get().at(new Tempo(Duration.ofSeconds(5), PICTURES)));
        // When
        timetable.bringForward(CAMERA.cameraId(), NOW.plusSeconds(80));
        timetable.bringForward(Watches.camera(2).cameraId(), NOW.plusSeconds(80));
        // Then
        assertThat(timetable.next(NOW.plusSeconds(90), Pictures.ALL)).isEmpty();
        assertThat(timetable.isCurrent(start)).isTrue();
    }
}
