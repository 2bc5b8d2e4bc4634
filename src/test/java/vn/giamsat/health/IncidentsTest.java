package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static vn.giamsat.health.Outcomes.ELAPSED;
import static vn.giamsat.health.Outcomes.START;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.fleet.Shard;
import vn.giamsat.fleet.Term;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.shared.PageRequest;
import vn.giamsat.system.Await;

/// Incidents as they follow from changes of health. Outcomes are a minute apart: the n-th letter,
/// from 0, is a probe that begins n minutes after the start and is judged 0.7 s later.
class IncidentsTest extends JournalBench {
    @Test
    void opensWhenACameraIsDownAndEndsWhenItIsUpAgain() {
        // When
        fold(camera, "uuxxx");
        await(journal.flush());
        // Then
        var open = incidents().getFirst();
        assertThat(open.kind()).isEqualTo(IncidentKind.DOWN);
        assertThat(open.reason()).isEqualTo(FailureCode.TCP_TIMEOUT);
        assertThat(open.openedAt()).isEqualTo(judged(4));
        assertThat(open.lastGoodAt()).isEqualTo(START.plus(Duration.ofMinutes(1)));
        assertThat(open.closedAt()).isNull();
        assertThat(open.durationSeconds()).isNull();
        // When
        fold(camera, "uu");
        await(journal.flush());
        // Then
        var closed = only();
        assertThat(closed.id()).isEqualTo(open.id());
        assertThat(closed.closedAt()).isEqualTo(judged(6));
        assertThat(closed.ending()).isEqualTo(IncidentEnding.RECOVERED);
        assertThat(closed.durationSeconds()).isEqualTo(120);
    }

    /// What one province's people wrote is not another's to read, in the audit neither.
    @Test
    void leavesTheWordsOfPeopleBehindWhenItsCameraGoesToAnotherProvince() {
        // Given
        fold(camera, "uuxxx");
        await(journal.flush());
        database.owner.execute(
                """
                update incident set acknowledged_at = now(), note = 'mất điện' where camera_id = '%1$s';
                insert into incident_annotation (incident_id, text) select id, note from incident where camera_id = '%1$s'\
                """
                        .formatted(camera));
        var audited = "select count(*) from audit_entry where row_id = '%s'".formatted(only().id());
        assertThat(database.owner.single(audited)).isEqualTo("1");
        assertThat(said()).extracting(IncidentAnnotation::text).containsExactly("mất điện");
        // When
        database.owner.execute(
                "update facility set province = '2021-48' where id = (select facility_id from camera where id = '%s')"
                        .formatted(camera));
        // Then
        assertThat(only().province()).isEqualTo("2021-48");
        assertThat(only().note()).isNull();
        assertThat(said()).isEmpty();
        assertThat(only().acknowledgedByName()).isNull();
        assertThat(only().acknowledgedAt()).isNotNull();
        assertThat(database.owner.single(audited)).isEqualTo("1");
    }

    @Test
    void goesOnWhileACameraGetsWorseAndBetterAndIsCalledByTheWorst() {
        // When
        fold(camera, "uuddd");
        await(journal.flush());
        assertThat(only().kind()).isEqualTo(IncidentKind.DEGRADED);
        fold(camera, "xxx");
        await(journal.flush());
        fold(camera, "dd");
        await(journal.flush());
        // Then
        assertThat(health(camera, nation()).state()).isEqualTo(HealthState.DEGRADED);
        assertThat(only().kind()).isEqualTo(IncidentKind.DOWN);
        assertThat(only().reason()).isEqualTo(FailureCode.TCP_TIMEOUT);
        assertThat(only().openedAt()).isEqualTo(judged(4));
        assertThat(only().closedAt()).isNull();
    }

    @Test
    void isCalledByWhatMostOfItsProbesFoundNotByTheLastOne() {
        // When
        fold(camera, "uuxxn");
        await(journal.flush());
        // Then
        assertThat(health(camera, nation()).reason()).isEqualTo(FailureCode.NO_RTP);
        assertThat(emitted.getLast().reason()).isEqualTo(FailureCode.TCP_TIMEOUT);
        assertThat(only().reason()).isEqualTo(FailureCode.TCP_TIMEOUT);
    }

    /// As after an outage of the database.
    @Test
    void keepsEveryOneOfThoseThatAreWrittenAtOnce() {
        // When
        fold(camera, "uuxxxuudddxxxuuddd");
        await(journal.flush());
        // Then
        assertThat(incidents())
                .extracting(
                        IncidentView::kind, IncidentView::openedAt, IncidentView::durationSeconds)
                .containsExactly(
                        tuple(IncidentKind.DEGRADED, judged(17), null),
                        tuple(IncidentKind.DOWN, judged(9), 300L),
                        tuple(IncidentKind.DOWN, judged(4), 120L));
    }

    @Test
    void isNeitherLostNorDoubledWhenTheFlushDiesInTheMiddle() throws SQLException {
        // Given
        fold(camera, "uuxxx");
        try (var other = database.owner.connection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table incident in access exclusive mode");
            // When
            var dying = journal.flush().subscribeAsCompletionStage();
            database.owner.execute(KILL_WHO_WAITS);
            // Then
            assertThatThrownBy(dying::join).isNotNull();
            other.rollback();
        }
        Await.until("the pool knows it", LIMIT, this::canRead);
        assertThat(incidents()).isEmpty();
        assertThat(health(camera, nation())).isEqualTo(HealthView.NEVER_PROBED);
        // When
        await(journal.flush());
        // Then
        assertThat(only().openedAt()).isEqualTo(judged(4));
    }

    /// The connection that was killed may be lent once more before its end is heard of.
    private boolean canRead() {
        return await(
                views().ofCamera(camera, nation())
                        .replaceWith(true)
                        .onFailure()
                        .recoverWithItem(false));
    }

    private static final String KILL_WHO_WAITS =
            """
            do $$
            begin
                while not exists (select from pg_stat_activity where usename = 'giamsat_app' and wait_event_type = 'Lock') loop
                    perform pg_sleep(0.02);
                    perform pg_stat_clear_snapshot();
                end loop;
                perform pg_terminate_backend(pid) from pg_stat_activity where usename = 'giamsat_app' and wait_event_type = 'Lock';
            end
            $$\
            """;

    @Test
    void isOpenedOnceThoughItsChangeIsWrittenTwice() {
        // Given
        var ledger = new Ledger(() -> Hysteresis.of(CONFIG), 100, () -> 100);
        var outcomes = new Outcomes(camera);
        var term = new Term(Shard.of(camera), 0);
        "uuxxxuu"
                .chars()
                .forEach(
                        letter ->
                                ledger.fold(
                                        outcomes.of((char) letter), term, Outcomes.PICTURES_APART));
        var debts = ledger.take(10);
        var store = new HealthStore(database.transactions, CONFIG);
        // When
        await(store.write(debts));
        await(store.write(debts));
        // Then
        assertThat(only().durationSeconds()).isEqualTo(120);
    }

    @ParameterizedTest
    @CsvSource({
        "MAINTENANCE, MAINTENANCE",
        "RETIRED, RETIRED",
        "INSTALLED, WITHDRAWN",
        "PLANNED, WITHDRAWN"
    })
    void endsWithTheServiceOfItsCamera(String state, IncidentEnding ending) {
        // Given
        fold(camera, "uuxxx");
        await(journal.flush());
        // When
        state(state);
        // Then
        assertThat(only().ending()).isEqualTo(ending);
        assertThat(only().closedAt()).isAfter(START);
    }

    @Test
    void beginsAnewWhenACameraComesBackAsBadAsItLeft() {
        // Given
        fold(camera, "uuxxx");
        await(journal.flush());
        state("MAINTENANCE");
        // When
        state("IN_SERVICE");
        // Then
        assertThat(incidents()).hasSize(2);
        assertThat(incidents().getFirst().closedAt()).isNull();
        assertThat(incidents().getFirst().reason()).isEqualTo(FailureCode.TCP_TIMEOUT);
        // When
        fold(camera, "uu");
        await(journal.flush());
        // Then
        assertThat(incidents())
                .extracting(IncidentView::ending)
                .containsExactly(IncidentEnding.RECOVERED, IncidentEnding.MAINTENANCE);
    }

    @Test
    void isNotOpenedForACameraThatIsNotInService() {
        // Given
        state("PLANNED");
        // When
        fold(camera, "xxx");
        await(journal.flush());
        // Then
        assertThat(health(camera, nation()).state()).isEqualTo(HealthState.DOWN);
        assertThat(incidents()).isEmpty();
    }

    @Test
    void isOpenedForThousandsOfCamerasAtOnce() {
        // Given
        var facility = database.facility("2021-24");
        var cameras = database.cameras(1_300, facility, "2021-24");
        cameras.forEach(id -> fold(id, "uuxxx"));
        // When
        await(journal.flush());
        // Then
        var all = new IncidentFilter(true, facility, null, null, ALWAYS, CAMERAS);
        assertThat(await(store().count(all, nation()))).isEqualTo(1_300);
        assertThat(await(store().count(all, province("2021-48")))).isZero();
    }

    private static final IncidentFilter.Period ALWAYS = new IncidentFilter.Period(null, null);

    private static final IncidentFilter.Joining CAMERAS =
            new IncidentFilter.Joining(IncidentLevel.CAMERA, null, null);

    private static Incidents store() {
        return new Incidents(database.transactions);
    }

    private List<IncidentView> incidents() {
        return incidentsOf(camera);
    }

    private static List<IncidentView> incidentsOf(UUID camera) {
        var ofCamera = new IncidentFilter(null, null, camera, null, ALWAYS, CAMERAS);
        return await(store().page(ofCamera, PageRequest.of(null, null), nation())).items();
    }

    private IncidentView only() {
        assertThat(incidents()).hasSize(1);
        return incidents().getFirst();
    }

    private List<IncidentAnnotation> said() {
        var annotations = new IncidentAnnotations(database.transactions);
        return await(annotations.ofIncidents(List.of(only().id()), nation()));
    }

    private void state(String state) {
        database.owner.execute(
                "update camera set state = '%s' where id = '%s'".formatted(state, camera));
    }

    /// When the probe was judged.
    private static Instant judged(int probe) {
        return START.plus(Duration.ofMinutes(probe)).plus(ELAPSED);
    }
}
