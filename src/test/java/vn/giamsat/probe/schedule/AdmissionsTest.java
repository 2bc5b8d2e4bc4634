package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.Look;

/// Turns of a scheduler of which a thousand cameras are due, whose every probe takes a picture.
class AdmissionsTest {
    private static final Tempo ALWAYS_PICTURES =
            new Tempo(Duration.ofHours(1), Duration.ofMinutes(1));

    private final CrowdedExaminer examiner = new CrowdedExaminer();
    private final Admissions admissions =
            new Admissions(new EventLoopWatch(new SimpleMeterRegistry()), examiner);
    private final Simulation simulation = new Simulation(4_096, ALWAYS_PICTURES);
    private final Timetable timetable = simulation.timetable;
    private final Instant now = Simulation.START.plusSeconds(60);

    @BeforeEach
    void allAreDue() {
        simulation.put(IntStream.range(0, 1_000).mapToObj(Watches::camera).toList());
    }

    @Test
    void leavesPicturesToTheNextTurnWhileDecodersFollow() {
        assertThat(aTurn()).containsOnly(Look.PICTURE).hasSize(10);
        assertThat(aTurn()).containsOnly(Look.PICTURE).hasSize(10);
        assertThat(admissions.postponed()).isZero();
    }

    @Test
    void describesCamerasWhoseTurnItIsWhileDecodersDoNotFollow() {
        // Given
        examiner.crowding = 0.6;
        // Then
        assertThat(aTurn()).containsOnly(Look.DESCRIPTION).hasSize(100);
        assertThat(admissions.postponed()).isEqualTo(100);
    }

    @Test
    void takesFewerPicturesTheFurtherDecodersAreBehind() {
        // Given
        examiner.crowding = 0.3;
        // When
        var looks = aTurn();
        // Then
        assertThat(looks).hasSize(100);
        assertThat(looks).filteredOn(Look.PICTURE::equals).hasSize(5);
        assertThat(admissions.postponed()).isEqualTo(95);
    }

    private List<Look> aTurn() {
        admissions.beginTurn(timetable.demand());
        var looks = new ArrayList<Look>();
        while (admissions.admitProbe()) {
            var start = timetable.next(now, admissions.pictures()).orElseThrow();
            admissions.started(start);
            looks.add(start.look());
        }
        return looks;
    }
}
