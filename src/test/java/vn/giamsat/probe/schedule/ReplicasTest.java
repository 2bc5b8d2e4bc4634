package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.access.Origin;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;
import vn.giamsat.fleet.Shard;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.Rung;
import vn.giamsat.system.Await;

/// Replicas of the scheduler over one real PostgreSQL; only the cameras are played.
class ReplicasTest {
    /// Ids of replicas are as old as these.
    private static final String TAKEN_FROM_THE_OLDER =
            """
            update probe_shard set owner = (select max(id::text)::uuid from probe_replica), epoch = epoch + 1
             where owner = (select min(id::text)::uuid from probe_replica)\
            """;

    private static MigratedDatabase database;
    private static UUID facility;

    private List<UUID> cameras;
    private RunningService one;
    private RunningService other;

    @BeforeAll
    static void startDatabase() {
        database = new MigratedDatabase();
        facility = database.facility("2021-24");
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void enter() {
        cameras = database.cameras(24, facility, "2021-24");
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        database.owner.execute("update camera set state = 'MAINTENANCE'");
    }

    private void start(boolean byThemselves) {
        one = new RunningService(database, RunningService.everySecond(byThemselves)).start();
        until("one has all", () -> one.tenure.shards().size() == Shard.COUNT);
        other = new RunningService(database, RunningService.everySecond(byThemselves)).start();
    }

    private void share() {
        until(
                "they share",
                () -> one.tenure.shards().size() == 128 && other.tenure.shards().size() == 128);
    }

    @Test
    void shareCamerasSoThatOneAloneProbesEach() {
        // Given
        start(true);
        share();
        // When
        one.prober.probed.clear();
        other.prober.probed.clear();
        until("all are probed", () -> probedBy(one).size() + probedBy(other).size() == 24);
        until("again and again", () -> cameras.stream().allMatch(id -> probes(id) >= 3));
        // Then
        assertThat(probedBy(one)).isNotEmpty().doesNotContainAnyElementsOf(probedBy(other));
    }

    @Test
    void handOverAtOnceWhenTheyStop() {
        // Given
        start(true);
        share();
        // When
        one.close();
        // Then
        Await.until(
                "the other has all, without waiting for its turn or a lease",
                Duration.ofMillis(900),
                () -> other.tenure.shards().size() == Shard.COUNT);
        until("and probes all", () -> probedBy(other).size() == 24);
    }

    /// Its own clock says that it was frozen; the database, that nobody took anything.
    @Test
    void giveUpWhatTheyHadUnderWayWhenTheirLeaseMayHaveRunOut() {
        // Given
        start(false);
        share();
        var camera = cameras.stream().filter(one.tenure::has).findFirst().orElseThrow();
        var ended = new AtomicInteger();
        one.prober.play(
                camera,
                target ->
                        Uni.createFrom()
                                .<ProbeOutcome>nothing()
                                .onCancellation()
                                .invoke(ended::incrementAndGet));
        var asked = one.requests.now(camera, operator()).subscribeAsCompletionStage();
        until("it is probed", () -> one.prober.probesOf(camera) == 1);
        // When
        one.prober.play(camera, ScriptedProber::live);
        one.frozenNanos.addAndGet(Duration.ofSeconds(60).toNanos());
        // Then
        until("the probe is ended", () -> ended.get() == 1);
        until("who waits gets another", asked::isDone);
        assertThat(asked.join()).isInstanceOf(ProbeOutcome.Live.class);
    }

    @Test
    void loseTheirCamerasToTheOthersWhenTheyWereFrozenForLonger() {
        // Given
        start(true);
        share();
        // When
        one.frozenNanos.addAndGet(Duration.ofSeconds(60).toNanos());
        database.owner.execute(TAKEN_FROM_THE_OLDER);
        // Then
        until("one knows", () -> one.meters.counter("giamsat.shard.losses").count() == 128);
        one.prober.probed.clear();
        other.prober.probed.clear();
        until("all are probed on", () -> cameras.stream().allMatch(id -> probes(id) >= 3));
        share();
    }

    @Test
    void probeForEachOtherWhatPeopleAskFor() {
        // Given
        start(false);
        share();
        var camera = cameras.stream().filter(other.tenure::has).findFirst().orElseThrow();
        // When
        var outcome = one.requests.now(camera, operator()).await().atMost(Duration.ofSeconds(10));
        // Then
        assertThat(outcome).isInstanceOf(ProbeOutcome.Live.class);
        assertThat(outcome.trace().cameraId()).isEqualTo(camera);
        assertThat(outcome.trace().reached()).isEqualTo(Rung.VERIFIED);
        assertThat(one.prober.probesOf(camera)).isZero();
        assertThat(other.prober.probesOf(camera)).isEqualTo(1);
    }

    private static List<UUID> probedBy(RunningService service) {
        return service.prober.probed.stream()
                .map(probed -> probed.target().cameraId())
                .distinct()
                .toList();
    }

    private long probes(UUID camera) {
        return one.prober.probesOf(camera) + other.prober.probesOf(camera);
    }

    private static Viewer.Person operator() {
        var held =
                new Appointment(
                        UUID.randomUUID(),
                        Role.NATIONAL_OPERATOR,
                        new Appointment.Area(null, Set.of(), null, null),
                        Instant.EPOCH,
                        null);
        return new Viewer.Person(null, "someone", "someone", List.of(held), null, Origin.NONE);
    }

    private static void until(String what, BooleanSupplier reached) {
        Await.until(what, Duration.ofSeconds(20), reached);
    }
}
