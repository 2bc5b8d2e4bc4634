package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.system.Await;

/// How the journal comes into the database, whatever stands in the way.
class JournalFlushTest extends JournalBench {
    /// Between the health of a camera and its changes; the camera counts as verified.
    private static final String PAUSED =
            """
            update camera_health set verified_first_at = now();
            create or replace function wait_for_the_test() returns trigger language plpgsql as
            'begin perform pg_advisory_xact_lock(7); return new; end';
            create trigger a_pause before insert on camera_health_change for each row execute function wait_for_the_test()\
            """;

    @Test
    void losesNothingAndChangesNoStateWhileTheDatabaseIsAway() {
        // Given
        fold(camera, "uu");
        await(journal.flush());
        database.gate.shut();
        // When
        var other = database.camera(database.facility("2021-01"), "2021-01");
        fold(camera, "xxxuu");
        fold(other, "ddd");
        assertThatThrownBy(() -> await(journal.flush()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.code())
                                        .isEqualTo(ErrorCode.DATABASE_UNAVAILABLE));
        // Then
        assertThat(journal.of(camera).orElseThrow().state()).isEqualTo(HealthState.UP);
        assertThat(journal.unwritten()).isEqualTo(2);
        assertThat(emitted).hasSize(1);
        // When
        database.gate.open();
        await(journal.flush());
        // Then
        assertThat(journal.unwritten()).isZero();
        assertThat(health(camera, nation()).state()).isEqualTo(HealthState.UP);
        assertThat(health(other, nation()).state()).isEqualTo(HealthState.DEGRADED);
        assertThat(emitted)
                .extracting(HealthChange::state)
                .containsExactlyInAnyOrder(
                        HealthState.UP, HealthState.DOWN, HealthState.UP, HealthState.DEGRADED);
    }

    @Test
    void leavesOutACameraThatIsNotThereWithoutHoldingUpTheOthers() {
        // Given
        fold(UUID.randomUUID(), "uu");
        fold(camera, "uu");
        // When
        await(journal.flush());
        // Then
        assertThat(journal.unwritten()).isZero();
        assertThat(health(camera, nation()).state()).isEqualTo(HealthState.UP);
    }

    @Test
    void dropsARowThatTheDatabaseNeverTakesWithoutHoldingUpTheOthers() {
        // Given
        database.owner.execute(
                "alter table camera_health add constraint no_down check (state <> 'DOWN') not"
                        + " valid");
        var others =
                IntStream.range(0, 8)
                        .mapToObj(n -> database.camera(database.facility("2021-24"), "2021-24"))
                        .toList();
        others.forEach(other -> fold(other, "uu"));
        fold(camera, "xxx");
        // When
        await(journal.flush());
        database.owner.execute("alter table camera_health drop constraint no_down");
        // Then
        assertThat(journal.unwritten()).isZero();
        assertThat(others)
                .allSatisfy(
                        other ->
                                assertThat(health(other, nation()).state())
                                        .isEqualTo(HealthState.UP));
        assertThat(health(camera, nation())).isEqualTo(HealthView.NEVER_PROBED);
    }

    @Test
    void writesThousandsOfCamerasInOneFlush() {
        // Given
        var cameras = database.cameras(1_300, database.facility("2021-24"), "2021-24");
        cameras.forEach(id -> fold(id, "uu"));
        // When
        await(journal.flush());
        // Then
        var views = await(views().latestByCamera(cameras, nation()));
        assertThat(views.values()).allMatch(view -> view.state() == HealthState.UP);
        assertThat(journal.cameras(HealthState.UP)).isEqualTo(1_300);
    }

    @Test
    void answersAllWhoAskedForAFlush() {
        // Given
        fold(camera, "uu");
        // When
        var flushes =
                Uni.join().all(journal.flush(), journal.flush(), journal.flush()).andFailFast();
        // Then
        assertThat(await(flushes)).hasSize(3);
        assertThat(health(camera, nation()).state()).isEqualTo(HealthState.UP);
    }

    /// Each would hold what the other needs: PostgreSQL would end one of them after a second.
    @Test
    void doesNotWaitInACircleWithWhoChangesTheCamera() throws Exception {
        // Given
        fold(camera, "uu");
        await(journal.flush());
        database.owner.execute(PAUSED);
        try (var connection = database.owner.connection();
                var gate = connection.createStatement()) {
            gate.execute("select pg_advisory_lock(7)");
            // When
            fold(camera, "xxx");
            var flush = journal.flush().subscribeAsCompletionStage();
            awaitWaiting(1);
            var change =
                    CompletableFuture.runAsync(
                            () ->
                                    database.owner.execute(
                                            "update camera set zone = 'YARD' where id = '%s'"
                                                    .formatted(camera)));
            awaitWaiting(2);
            gate.execute("select pg_advisory_unlock(7)");
            // Then
            flush.get(10, TimeUnit.SECONDS);
            change.get(10, TimeUnit.SECONDS);
        } finally {
            database.owner.execute("drop trigger a_pause on camera_health_change");
        }
        assertThat(health(camera, nation()).state()).isEqualTo(HealthState.DOWN);
    }

    private static void awaitWaiting(int backends) {
        Await.until(
                backends + " wait",
                Duration.ofSeconds(10),
                () ->
                        database.owner
                                .single(
                                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                                .equals(Integer.toString(backends)));
    }
}
