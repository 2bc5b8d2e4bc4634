package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.schedule.Timetable.Round;

/// When cameras are due for the first time that are taken up page by page.
class RhythmTest {
    private static final Instant NOW = Instant.parse("2021-06-01T00:00:30Z");
    private static final Tempo TEMPO = new Tempo(Duration.ofMinutes(1), Duration.ofMinutes(10));

    private final Rhythm rhythm = new Rhythm(() -> Simulation.pace(true, 1), new Random(1));

    @Test
    void leavesTheTimeOfThePagesBeforeToThem() {
        assertThat(rhythm.firstTurn(0, new Round(500, 500, NOW), TEMPO))
                .isEqualTo(NOW.plusSeconds(20));
        assertThat(rhythm.firstTurn(0.5, new Round(500, 500, NOW), TEMPO))
                .isEqualTo(NOW.plusSeconds(30));
        assertThat(rhythm.firstPicture(0.5, new Round(10_000, 1_000, NOW), TEMPO))
                .isEqualTo(NOW.plusSeconds(420));
    }

    @Test
    void givesEachItsPlaceWhereThePagesTogetherFillTheInterval() {
        var whole = new Round(0, 2_000, NOW);
        var page = new Round(1_500, 500, NOW);
        assertThat(rhythm.firstTurn(0.25, page, TEMPO))
                .isEqualTo(rhythm.firstTurn(0.25, whole, TEMPO))
                .isEqualTo(Instant.parse("2021-06-01T00:01:15Z"));
    }
}
