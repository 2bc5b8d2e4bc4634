package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.health.Outcomes.FROZEN;
import static vn.giamsat.health.Outcomes.TOO_BRIGHT;
import static vn.giamsat.probe.FailureCode.OVEREXPOSED;
import static vn.giamsat.probe.FailureCode.VIDEO_BLACK;
import static vn.giamsat.probe.FailureCode.VIDEO_FROZEN;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.MeasureUnit;
import vn.giamsat.shared.PageRequest;

/// All that is wrong with a camera, as it is kept and shown, and the numbers that changes and
/// incidents keep ([Outcomes] has the letters).
class FindingsTest extends JournalBench {
    /// What a replica of the version before writes of another probe, a minute later.
    private static final String WRITTEN_BEFORE =
            """
            update camera_health
               set reason = 'VIDEO_BLACK', detail = 'blackShare 1.000 >= 0.98', checked_at = checked_at + interval '1 minute',
                   recent_verdicts = array_prepend('VIDEO_BLACK', recent_verdicts),
                   recent_times = array_prepend(checked_at + interval '1 minute', recent_times)
             where camera_id = '%s'\
            """;

    @Test
    void areAllShownWithNumberThresholdAndConfirmation() {
        // When
        written("uuzuw");
        // Then
        assertThat(health(camera, nation()).findings())
                .containsExactly(
                        Finding.of(TOO_BRIGHT).with(new Confirmation(1, 3, 3)),
                        Finding.of(FROZEN).with(new Confirmation(2, 3, 3)));
        assertThat(health(camera, nation()).reason()).isEqualTo(OVEREXPOSED);
    }

    @Test
    void areNoneOfAGoodCameraAndOneWithoutNumberOfARefusedOne() {
        written("uuw");
        written("u");
        assertThat(health(camera, nation()).findings()).isEmpty();
        written("x");
        assertThat(health(camera, nation()).findings())
                .containsExactly(new Finding(FailureCode.TCP_TIMEOUT, "seen  so", null, null));
    }

    @Test
    void areCountedEachForItselfAcrossARestart() {
        // Given
        written("uuwuz");
        journal = freshJournal();
        await(journal.recall(List.of(camera)));
        // When
        written("uw");
        // Then
        assertThat(health(camera, nation()).state()).isEqualTo(HealthState.DEGRADED);
        assertThat(emitted.getLast().reason()).isEqualTo(VIDEO_FROZEN);
        assertThat(emitted.getLast().measured()).isEqualTo(FROZEN.measured());
    }

    @Test
    void areNotMixedWithWhatAReplicaOfTheVersionBeforeWrote() {
        // Given
        written("uuw");
        // When
        database.owner.execute(WRITTEN_BEFORE.formatted(camera));
        // Then
        assertThat(health(camera, nation()).findings())
                .containsExactly(
                        new Finding(
                                VIDEO_BLACK,
                                "blackShare 1.000 >= 0.98",
                                null,
                                new Confirmation(1, 2, 3)));
        journal = freshJournal();
        await(journal.recall(List.of(camera)));
        assertThat(journal.of(camera).orElseThrow().recent().pictures())
                .extracting(RecentPictures.Picture::verdicts)
                .containsExactly(List.of(VIDEO_BLACK), List.of(OVEREXPOSED, VIDEO_FROZEN));
    }

    @Test
    void giveTheirNumberToTheChangeAndToItsIncident() {
        // When
        written("uuwuzuw");
        // Then
        assertThat(emitted.getLast().measured())
                .isEqualTo(new Measure(600, 120, MeasureUnit.SECONDS));
        assertThat(incident().reason()).isEqualTo(VIDEO_FROZEN);
        assertThat(incident().measured()).isEqualTo(FROZEN.measured());
        var history = new HealthHistory(database.transactions);
        var told = await(history.ofCamera(camera, PageRequest.of(null, null), nation()));
        assertThat(told.items().getFirst().measured()).isEqualTo(FROZEN.measured());
    }

    @Test
    void takeTheNumberAwayFromAnIncidentThatIsCalledByAFailureWithoutOne() {
        // Given
        written("uuwww");
        assertThat(incident().measured()).isEqualTo(TOO_BRIGHT.measured());
        // When
        written("xxx");
        // Then
        assertThat(incident().reason()).isEqualTo(FailureCode.TCP_TIMEOUT);
        assertThat(incident().measured()).isNull();
    }

    /// As after an outage of the database.
    @Test
    void giveEachIncidentItsOwnNumberThoughAllAreWrittenAtOnce() {
        // When
        written("uuzxzuuooouuxxx");
        // Then
        assertThat(incidents())
                .extracting(IncidentView::measured)
                .containsExactly(null, TOO_BRIGHT.measured(), FROZEN.measured());
    }

    @Test
    void giveTheirNumberToTheIncidentOfACameraThatFlaps() {
        // When
        written("uu" + "ooouu".repeat(3));
        // Then
        assertThat(incident().kind()).isEqualTo(IncidentKind.FLAPPING);
        assertThat(incident().measured()).isEqualTo(TOO_BRIGHT.measured());
    }

    @Test
    void giveTheirNumberToTheIncidentOfACameraThatComesBackAsBadAsItLeft() {
        // Given
        written("uuooo");
        state("MAINTENANCE");
        // When
        state("IN_SERVICE");
        // Then
        assertThat(incidents()).hasSize(2);
        assertThat(incident().measured()).isEqualTo(TOO_BRIGHT.measured());
    }

    private void written(String probes) {
        fold(camera, probes);
        await(journal.flush(camera));
    }

    private void state(String state) {
        database.owner.execute(
                "update camera set state = '%s' where id = '%s'".formatted(state, camera));
    }

    private IncidentView incident() {
        return incidents().getFirst();
    }

    private List<IncidentView> incidents() {
        return await(new Incidents(database.transactions).ofCameras(List.of(camera), nation()));
    }
}
