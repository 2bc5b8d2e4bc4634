package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.fleet.FleetFixture;
import vn.giamsat.fleet.Leases;
import vn.giamsat.fleet.Shard;
import vn.giamsat.fleet.Tenure;
import vn.giamsat.fleet.Term;

/// A journal whose process was frozen: another replica owns its cameras by now, and it does not
/// know yet.
class LostShardTest extends JournalBench {
    private final Tenure tenure = FleetFixture.ownerOfAll();

    @AfterEach
    void nobodyOwnsAnything() {
        database.owner.execute(
                "update probe_shard set owner = null, epoch = 0; delete from probe_replica");
    }

    @Override
    HealthJournal freshJournal() {
        return JournalFixture.journal(database.transactions, changes, CONFIG, tenure);
    }

    @Test
    void isRefusedItsVerdictsAndDropsThem() {
        // Given
        fold(camera, "uu");
        await(journal.flush());
        fold(camera, "xxx");
        takenByAnother();
        // When
        await(journal.flush());
        await(journal.flush());
        // Then
        assertThat(health(camera, nation()).state()).isEqualTo(HealthState.UP);
        assertThat(changesOf(camera)).isEqualTo("1");
        assertThat(emitted).extracting(HealthChange::state).containsExactly(HealthState.UP);
        assertThat(journal.unwritten()).isZero();
        assertThat(journal.refused()).isEqualTo(1);
    }

    @Test
    void isRefusedItsPictures() {
        // Given
        takenByAnother();
        // When
        fold(camera, "u");
        await(journal.flush());
        // Then
        assertThat(
                        database.owner.single(
                                "select count(*) from camera_picture where camera_id = '%s'"
                                        .formatted(camera)))
                .isEqualTo("0");
    }

    @Test
    void isRefusedItsSamples() {
        // Given
        database.owner.execute(
                "select make_partition('probe_sample', 'probe_sample_20210612', '2021-06-12 00:00Z', '2021-06-13 00:00Z')");
        fold(camera, "u");
        await(journal.flush());
        takenByAnother();
        // When
        fold(camera, "uu");
        await(journal.flush());
        // Then
        assertThat(database.owner.single("select sum(cardinality(numbers)) from probe_sample"))
                .isEqualTo("1");
    }

    @Test
    void writesWhatIsStillItsOwnInTheSameFlush() {
        // Given
        var other = cameraOfAnotherShard();
        fold(camera, "uu");
        fold(other, "uu");
        database.owner.execute(
                "update probe_shard set epoch = epoch + 1 where shard = " + Shard.of(camera));
        // When
        await(journal.flush());
        // Then
        assertThat(health(camera, nation())).isEqualTo(HealthView.NEVER_PROBED);
        assertThat(health(other, nation()).state()).isEqualTo(HealthState.UP);
        assertThat(journal.refused()).isEqualTo(1);
    }

    @Test
    void goesOnFromWhatTheOtherWroteWhenItGetsACameraBack() {
        // Given
        fold(camera, "uu");
        await(journal.flush());
        fold(camera, "xx");
        var shard = Shard.of(camera);
        tenure.renew(Set.of(), ends());
        tenure.admit(Set.of(new Term(shard, 1)));
        database.owner.execute("update probe_shard set epoch = 1 where shard = " + shard);
        // When
        await(journal.recall(List.of(camera)));
        fold(camera, "x");
        await(journal.flush());
        // Then
        assertThat(health(camera, nation()).state()).isEqualTo(HealthState.UP);
        assertThat(journal.of(camera).orElseThrow().streaks().down()).isEqualTo(1);
        assertThat(journal.cameras(HealthState.UP)).isEqualTo(1);
    }

    @Test
    void judgesNoCameraThatItKnowsToBeLost() {
        // Given
        fold(camera, "uu");
        tenure.renew(Set.of(), ends());
        // When
        fold(camera, "xxx");
        // Then
        assertThat(journal.of(camera).orElseThrow().state()).isEqualTo(HealthState.UP);
    }

    private void takenByAnother() {
        await(new Leases(database.transactions).keep(UUID.randomUUID(), true, Duration.ofHours(1)));
    }

    private UUID cameraOfAnotherShard() {
        var facility = database.facility("2021-24");
        return database.cameras(20, facility, "2021-24").stream()
                .filter(id -> Shard.of(id) != Shard.of(camera))
                .findFirst()
                .orElseThrow();
    }

    private static long ends() {
        return System.nanoTime() + Duration.ofHours(1).toNanos();
    }

    private static String changesOf(UUID camera) {
        return database.owner.single(
                "select count(*) from camera_health_change where camera_id = '%s'"
                        .formatted(camera));
    }
}
