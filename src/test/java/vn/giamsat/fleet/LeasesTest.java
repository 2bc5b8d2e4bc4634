package vn.giamsat.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Viewer;
import vn.giamsat.fleet.Leases.Owned;
import vn.giamsat.system.Await;

/// Who owns which shards, as the database decides it. Leases end where the test says so in the
/// database: no clock of a process is asked.
class LeasesTest {
    private static final Duration LEASE = Duration.ofHours(1);
    private static MigratedDatabase database;
    private static Leases leases;

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    private final UUID third = UUID.randomUUID();

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
        leases = new Leases(database.transactions);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void nobodyOwnsAnything() {
        database.owner.execute("update probe_shard set owner = null; delete from probe_replica");
    }

    @Test
    void givesTheOnlyReplicaEverything() {
        assertThat(keep(first).terms()).hasSize(256);
        assertThat(keep(first)).as("again").isEqualTo(keep(first));
    }

    @Test
    void sharesEvenlyAsReplicasComeAndNeverGivesAShardToTwo() {
        assertThat(settled(first)).containsExactly(256);
        assertThat(settled(first, second)).containsExactly(128, 128);
        assertThat(settled(first, second, third)).containsExactly(84, 86, 86);
    }

    @Test
    void givesTheShardsOfADeadReplicaToTheOthersUnderNewEpochs() {
        // Given
        settled(first, second, third);
        var had = keep(first).terms();
        // When
        leaseEnds(first);
        var taken = new HashSet<Term>();
        List.of(second, third, second).forEach(replica -> taken.addAll(keep(replica).terms()));
        // Then
        assertThat(shards(taken)).hasSize(256);
        assertThat(taken).doesNotContainAnyElementsOf(had);
        assertThat(settled(second, third)).containsExactly(128, 128);
    }

    @Test
    void givesWhatIsGivenUpToWhoeverAsksNext() {
        // Given
        keep(first);
        assertThat(keep(second)).isEqualTo(new Owned(Set.of(), 128));
        // When
        await(leases.giveUp(first, Set.of(3, 4)));
        // Then
        assertThat(shards(keep(second).terms())).containsExactly(3, 4);
        assertThat(shards(keep(first).terms())).hasSize(254).doesNotContain(3, 4);
    }

    @Test
    void givesUpNothingThatIsAnothersByNow() {
        // Given
        keep(first);
        leaseEnds(first);
        keep(second);
        // When
        await(leases.giveUp(first, Set.of(3, 4)));
        // Then
        assertThat(keep(second).terms()).hasSize(256);
    }

    @Test
    void handsOverEverythingAtOnceWhenAReplicaLeaves() {
        // Given
        settled(first, second);
        // When
        await(leases.leave(first));
        // Then
        assertThat(keep(second).terms()).hasSize(256);
    }

    /// As after an outage of the database, which nobody survived better.
    @Test
    void leavesALateReplicaWhatNobodyElseAskedForInTheSameEpochs() {
        // Given
        var had = keep(first);
        leaseEnds(first);
        // When
        var late = keep(first);
        // Then
        assertThat(late).isEqualTo(had);
    }

    @Test
    void tellsAReplicaThatCameTooLateThatItOwnsNothingOfOld() {
        // Given
        var had = keep(first).terms();
        leaseEnds(first);
        keep(second);
        // When
        var late = keep(first);
        // Then
        assertThat(late).isEqualTo(new Owned(Set.of(), 128));
        assertThat(lasting(had)).isEmpty();
    }

    @Test
    void givesReplicasThatOnlyProbeWhenAskedNothingWhileOneProbesByItself() {
        // Given
        assertThat(await(leases.keep(first, false, LEASE)).terms()).hasSize(256);
        // When
        var volunteer = keep(second);
        // Then
        assertThat(volunteer.share()).isEqualTo(256);
        assertThat(await(leases.keep(first, false, LEASE)).share()).isZero();
        // When
        leaseEnds(second);
        // Then
        assertThat(await(leases.keep(first, false, LEASE)).share()).isEqualTo(256);
    }

    @Test
    void letsOneOfTwoWhoAskAtTheSameMomentComeSecond() {
        for (var round = 0; round < 20; round++) {
            // Given
            nobodyOwnsAnything();
            // When
            var both =
                    await(
                            Uni.join()
                                    .all(
                                            leases.keep(first, true, LEASE),
                                            leases.keep(second, true, LEASE))
                                    .andFailFast());
            // Then
            var owned = both.stream().flatMap(it -> shards(it.terms()).stream()).toList();
            assertThat(owned).hasSize(256).doesNotHaveDuplicates();
        }
    }

    /// Who writes under a term cannot lose it in the middle, and who takes the shard finds what was
    /// written.
    @Test
    void hasWhoTakesAShardWaitForWhoWritesUnderIt() throws Exception {
        // Given
        var had = keep(first).terms();
        leaseEnds(first);
        var written = new CompletableFuture<Void>();
        var writing =
                database.transactions
                        .bulk(
                                new Viewer.Prober(),
                                Permission.EDIT_CAMERAS,
                                connection ->
                                        Leases.lasting(connection, had)
                                                .call(
                                                        () ->
                                                                Uni.createFrom()
                                                                        .completionStage(written)))
                        .subscribeAsCompletionStage();
        awaitLocks("RowShareLock");
        // When
        var taking = leases.keep(second, true, LEASE).subscribeAsCompletionStage();
        Await.until("it waits", Duration.ofSeconds(2), () -> waiting() == 1);
        assertThat(taking).isNotDone();
        written.complete(null);
        // Then
        assertThat(writing.get(10, TimeUnit.SECONDS)).isEqualTo(had);
        assertThat(taking.get(10, TimeUnit.SECONDS).terms()).hasSize(256);
        assertThat(lasting(had)).isEmpty();
    }

    private static void awaitLocks(String mode) {
        Await.until(
                "it holds the shards",
                Duration.ofSeconds(2),
                () ->
                        !"0"
                                .equals(
                                        database.owner.single(
                                                "select count(*) from pg_locks where mode = '%s' and relation = 'probe_shard'::regclass"
                                                        .formatted(mode))));
    }

    private static int waiting() {
        return Integer.parseInt(
                database.owner.single(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"));
    }

    /// How many shards each has when all had their turns, and gave up what was too much.
    private static List<Integer> settled(UUID... replicas) {
        Map<UUID, Set<Term>> owned = new HashMap<>();
        for (var turn = 0; turn < 4; turn++) {
            for (var replica : replicas) {
                var now = keep(replica);
                var surplus = Math.max(0, now.terms().size() - now.share());
                await(
                        leases.giveUp(
                                replica,
                                now.terms().stream().limit(surplus).map(Term::shard).toList()));
                owned.put(replica, keep(replica).terms());
            }
        }
        var all = owned.values().stream().flatMap(terms -> shards(terms).stream()).toList();
        assertThat(all).hasSize(256).doesNotHaveDuplicates();
        return Stream.of(replicas).map(replica -> owned.get(replica).size()).sorted().toList();
    }

    private static Owned keep(UUID replica) {
        return await(leases.keep(replica, true, LEASE));
    }

    private static void leaseEnds(UUID replica) {
        database.owner.execute(
                "update probe_replica set lease_until = clock_timestamp() where id = '%s'"
                        .formatted(replica));
    }

    private static Set<Term> lasting(Set<Term> terms) {
        return await(
                database.transactions.bulk(
                        new Viewer.Prober(),
                        Permission.EDIT_CAMERAS,
                        connection -> Leases.lasting(connection, terms)));
    }

    private static Set<Integer> shards(Set<Term> terms) {
        return terms.stream().map(Term::shard).collect(Collectors.toSet());
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
