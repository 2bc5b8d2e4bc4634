package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.fleet.Shard;
import vn.giamsat.fleet.Term;
import vn.giamsat.probe.ProbeOutcome;

/// Samples of probes, and the hours that are made of them.
class RollUpsTest extends JournalBench {
    private static final Instant START = Outcomes.START;
    private static final UptimePeriod DAY = new UptimePeriod(START, START.plus(Duration.ofDays(1)));
    private static final String PARTITIONS =
            """
            select make_partition('probe_sample', 'probe_sample_20210612', '2021-06-12 00:00Z', '2021-06-13 00:00Z');
            select make_partition('camera_hour', 'camera_hour_202106', '2021-06-01 00:00Z', '2021-07-01 00:00Z');
            truncate probe_sample, probe_sample_mark, camera_hour\
            """;

    private final Map<UUID, List<Sample>> folded = new HashMap<>();

    @BeforeEach
    void begin() {
        database.owner.execute(PARTITIONS);
    }

    @ParameterizedTest
    @ValueSource(longs = {597, 1407, 4403})
    void areWhatIsComputedOneByOne(long seed) {
        // Given
        var cameras = database.cameras(6, database.facility("2021-24"), "2021-24");
        var probes = new RandomProbes(seed);
        for (var minute = 0; minute < 150; minute++) {
            var at = START.plus(Duration.ofMinutes(minute)).plusMillis(seed);
            cameras.forEach(id -> fold(probes.next(id, at)));
            if (minute % 7 == 0) {
                await(journal.flush());
            }
        }
        await(journal.flush());
        // When
        var hours = await(rollUps(START.plus(Duration.ofHours(4))).make());
        // Then
        assertThat(hours).isEqualTo(3);
        assertThat(cameras)
                .allSatisfy(id -> assertThat(hours(id)).isEqualTo(NaiveHours.of(folded.get(id))));
    }

    @Test
    void areMadeWhenTheHourIsOverAndNoLongerOnItsWay() {
        // Given
        fold(camera, "u");
        await(journal.flush());
        // When
        var early = await(rollUps(START.plus(Duration.ofMinutes(61))).make());
        var late = await(rollUps(START.plus(Duration.ofMinutes(62))).make());
        var again = await(rollUps(START.plus(Duration.ofMinutes(63))).make());
        // Then
        assertThat(List.of(early, late, again)).containsExactly(0, 1, 0);
        assertThat(hours(camera)).extracting(CameraHour::unknown).containsExactly(1);
    }

    @Test
    void areMadeAnewFromAllSamplesWhenSomeComeLate() {
        // Given
        var after = START.plus(Duration.ofHours(2));
        fold(camera, "uu");
        await(journal.flush());
        await(rollUps(after).make());
        fold(camera, "uu-");
        await(journal.flush());
        // When
        await(rollUps(after).make());
        // Then
        var hour = hours(camera).getFirst();
        assertThat(hour.up()).isEqualTo(3);
        assertThat(hour.unjudged()).isEqualTo(1);
        assertThat(hour.unknown()).isEqualTo(1);
    }

    @Test
    void countSamplesOnceThoughTheyAreWrittenTwice() {
        // Given
        var store =
                new HealthStore(
                        database.transactions, JournalFixture.config(Duration.ofSeconds(10)));
        var sample =
                Sample.of(
                        new Outcomes(camera).live(), HealthState.UP, new Term(Shard.of(camera), 0));
        var pack = new SamplePack(UUID.randomUUID(), List.of(sample));
        // When
        await(store.writeSamples(pack));
        await(store.writeSamples(pack));
        await(rollUps(START.plus(Duration.ofHours(2))).make());
        // Then
        assertThat(hours(camera)).extracting(CameraHour::up).containsExactly(1);
    }

    @Test
    void areMadeOnceByReplicasThatTryTogether() {
        // Given
        fold(camera, "uuu");
        await(journal.flush());
        var after = START.plus(Duration.ofHours(2));
        // When
        var made =
                await(Uni.join().all(rollUps(after).make(), rollUps(after).make()).andFailFast());
        // Then
        assertThat(made).containsExactlyInAnyOrder(0, 1);
        assertThat(hours(camera)).extracting(CameraHour::up).containsExactly(2);
    }

    @Test
    void countWhatWasFoundWhileTheDatabaseWasAway() {
        // Given
        database.gate.shut();
        fold(camera, "uu");
        journal.flush().onFailure().recoverWithNull().await().atMost(Duration.ofSeconds(20));
        fold(camera, "u");
        database.gate.open();
        // When
        await(onceHealed(journal.flush()));
        await(onceHealed(rollUps(START.plus(Duration.ofHours(2))).make()));
        // Then
        assertThat(hours(camera).getFirst().unknown()).isEqualTo(1);
        assertThat(hours(camera).getFirst().up()).isEqualTo(2);
    }

    /// The pool lets go of broken connections one by one.
    private static <T> Uni<T> onceHealed(Uni<T> work) {
        return work.onFailure().retry().withBackOff(Duration.ofMillis(20)).atMost(20);
    }

    @Test
    void leaveOutWhatHasNoPartition() {
        // Given
        fold(new RandomProbes(1).next(camera, START.minus(Duration.ofDays(30))));
        fold(camera, "u");
        // When
        await(journal.flush());
        // Then
        assertThat(database.owner.single("select sum(cardinality(numbers)) from probe_sample"))
                .isEqualTo("1");
    }

    @Test
    void areSeenByWhoSeesTheCameraWhereverItMoves() {
        // Given
        fold(camera, "u");
        await(journal.flush());
        await(rollUps(START.plus(Duration.ofHours(2))).make());
        var hours = new CameraHours(database.transactions);
        assertThat(await(hours.ofCamera(camera, DAY, province("2021-24")))).hasSize(1);
        assertThat(await(hours.ofCamera(camera, DAY, province("2021-48")))).isEmpty();
        // When
        database.owner.execute(
                "update facility set province = '2021-48' where id = (select facility_id from camera where id = '%s')"
                        .formatted(camera));
        // Then
        assertThat(await(hours.ofCamera(camera, DAY, province("2021-48")))).hasSize(1);
        assertThat(await(hours.ofCamera(camera, DAY, province("2021-24")))).isEmpty();
    }

    private void fold(ProbeOutcome outcome) {
        var id = outcome.trace().cameraId();
        var state = journal.fold(outcome, Outcomes.PICTURES_APART).state();
        folded.computeIfAbsent(id, first -> new ArrayList<>())
                .add(Sample.of(outcome, state, new Term(Shard.of(id), 0)));
    }

    private static RollUps rollUps(Instant now) {
        return new RollUps(database.transactions, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static List<CameraHour> hours(UUID id) {
        return await(new CameraHours(database.transactions).ofCamera(id, DAY, nation()));
    }
}
