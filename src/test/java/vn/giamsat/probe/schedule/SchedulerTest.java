package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
import vn.giamsat.health.HealthState;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.system.Await;

/// The scheduler over a real PostgreSQL, whose notices it hears and whose connections the test can
/// break; only the cameras are played.
class SchedulerTest {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static MigratedDatabase database;
    private static UUID facility;

    private RunningService service;
    private UUID camera;

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
    void watch() {
        camera = database.camera(facility, "2021-24");
        service = new RunningService(database, RunningService.everySecond(true));
    }

    @AfterEach
    void stop() {
        database.gate.open();
        service.close();
        database.owner.execute("update camera set state = 'MAINTENANCE'");
    }

    @Test
    void probesWhatItFindsAtTheStartAndWritesItsHealth() {
        // When
        service.start();
        // Then
        until("the camera is UP", () -> "UP".equals(storedState(camera)));
        until("the camera is probed again", () -> service.prober.probesOf(camera) >= 4);
        assertThat(service.scheduler.load().cameras()).isEqualTo(1);
        assertThat(service.meters.counter("giamsat.probes", "rung", "VERIFIED", "reason", "NONE"))
                .satisfies(counter -> assertThat(counter.count()).isGreaterThanOrEqualTo(3));
    }

    @Test
    void probesACameraThatIsRegisteredWhileItRuns() {
        // Given
        service.start();
        until("it runs", () -> service.prober.probesOf(camera) > 0);
        // When
        var added = database.camera(facility, "2021-24");
        // Then
        until("the new camera is UP", () -> "UP".equals(storedState(added)));
    }

    @Test
    void leavesACameraThatWentOutOfService() {
        // Given
        service.start();
        until("it runs", () -> service.prober.probesOf(camera) > 0);
        // When
        database.owner.execute(
                "update camera set state = 'MAINTENANCE' where id = '%s'".formatted(camera));
        // Then
        until("the camera is gone", () -> service.scheduler.load().cameras() == 0);
    }

    @Test
    void asksAgainAfterARefusedLoginOnlyWhenTheAccessChanged() {
        // Given
        service.prober.refuse(camera, FailureCode.AUTH_REJECTED);
        service.start();
        until("the camera is DOWN", () -> "DOWN".equals(storedState(camera)));
        var other = database.camera(facility, "2021-24");
        until("time went on", () -> service.prober.probesOf(other) >= 3);
        assertThat(service.prober.probesOf(camera)).isEqualTo(1);
        // When
        database.owner.execute(
                "update camera set access_changed_at = now() where id = '%s'".formatted(camera));
        // Then
        until("the camera is asked again", () -> service.prober.probesOf(camera) == 2);
    }

    @Test
    void remembersARefusedLoginOverARestart() {
        // Given
        service.prober.refuse(camera, FailureCode.AUTH_REJECTED);
        service.start();
        until("the camera is DOWN", () -> "DOWN".equals(storedState(camera)));
        service.close();
        var other = database.camera(facility, "2021-24");
        // When
        service = new RunningService(database, RunningService.everySecond(true)).start();
        until("it runs", () -> service.prober.probesOf(other) >= 3);
        // Then
        assertThat(service.prober.probesOf(camera)).isZero();
    }

    @Test
    void goesOnProbingWhileTheDatabaseIsAwayAndCatchesUpAfterwards() {
        // Given
        service.start();
        until("the camera is UP", () -> "UP".equals(storedState(camera)));
        // When
        database.gate.shut();
        var before = service.prober.probesOf(camera);
        var added = database.camera(facility, "2021-24");
        until("probing went on", () -> service.prober.probesOf(camera) >= before + 3);
        // Then
        assertThat(service.journal.of(camera).orElseThrow().state()).isEqualTo(HealthState.UP);
        assertThat(service.prober.probesOf(added)).isZero();
        // When
        database.gate.open();
        // Then
        until("what was missed is known", () -> "UP".equals(storedState(added)));
        until("all is written", () -> service.journal.unwritten() <= 2);
        var later = database.camera(facility, "2021-24");
        until("notices are heard again", () -> service.prober.probesOf(later) > 0);
        assertThat(changesOf(camera)).isEqualTo("1");
    }

    @Test
    void givesUpAProbeThatDoesNotEndAndJudgesNothing() {
        // Given
        service.prober.play(camera, target -> Uni.createFrom().nothing());
        // When
        service.start();
        // Then
        until("it is tried again", () -> service.prober.probesOf(camera) >= 2);
        assertThat(service.journal.of(camera).orElseThrow().state()).isEqualTo(HealthState.UNKNOWN);
    }

    @Test
    void tellsThatTheProberHasABugAndJudgesNothing() {
        // Given
        service.start();
        service.prober.play(
                camera,
                target -> {
                    throw new IllegalStateException("bug");
                });
        // When
        var outcome = await(service.requests.now(camera, operator("2021-24")));
        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ProbeOutcome.Unjudged.class,
                        unjudged ->
                                assertThat(unjudged.failure().detail())
                                        .isEqualTo("the prober failed"));
    }

    @Test
    void doesNotProbeACameraWhoseLoginDoesNotOpen() {
        // Given
        database.owner.execute(
                "insert into camera_credentials values ('%s', '%s', '2021-24', '\\x0278780000')"
                        .formatted(camera, facility));
        var other = database.camera(facility, "2021-24");
        // When
        service.start();
        // Then
        until("others are probed", () -> service.prober.probesOf(other) >= 3);
        assertThat(service.prober.probesOf(camera)).isZero();
        assertThat(storedState(camera)).isNull();
    }

    @Test
    void answersAnAskedProbeOnceItsHealthCanBeRead() {
        // Given
        service.start();
        until("it runs", () -> service.prober.probesOf(camera) > 0);
        service.prober.refuse(camera, FailureCode.RTSP_404);
        // When
        var outcome = await(service.requests.now(camera, operator("2021-24")));
        // Then
        assertThat(outcome).isInstanceOf(ProbeOutcome.Stopped.class);
        assertThat(database.owner.single(stored("reason", camera))).isEqualTo("RTSP_404");
    }

    @Test
    void probesACameraThatWasJustRegisteredWhenAsked() {
        // Given
        service = new RunningService(database, RunningService.everySecond(false)).start();
        // When
        var outcome = await(service.requests.now(camera, operator("2021-24")));
        // Then
        assertThat(outcome).isInstanceOf(ProbeOutcome.Live.class);
        assertThat(service.prober.probesOf(camera)).isEqualTo(1);
    }

    @Test
    void answersSeveralWhoAskWithOneProbe() {
        // Given
        service = new RunningService(database, RunningService.everySecond(false)).start();
        service.prober.play(
                camera,
                target ->
                        ScriptedProber.live(target).onItem().delayIt().by(Duration.ofMillis(500)));
        var asked = service.requests.now(camera, operator("2021-24"));
        // When
        var outcomes = await(Uni.join().all(asked, asked, asked).andFailFast());
        // Then
        assertThat(outcomes).hasSize(3);
        assertThat(service.prober.probesOf(camera)).isEqualTo(1);
    }

    @Test
    void doesNotLetPeopleProbeOutsideTheirScope() {
        // Given
        service.start();
        // Then
        assertProblem(ErrorCode.NOT_FOUND, service.requests.now(camera, operator("2021-01")));
        database.owner.execute(
                "update camera set state = 'PLANNED' where id = '%s'".formatted(camera));
        assertProblem(
                ErrorCode.CAMERA_NOT_IN_SERVICE, service.requests.now(camera, operator("2021-24")));
    }

    private static void assertProblem(ErrorCode code, Uni<ProbeOutcome> asked) {
        assertThatThrownBy(() -> await(asked))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static Viewer operator(String province) {
        var held =
                new Appointment(
                        UUID.randomUUID(),
                        Role.PROVINCE_OPERATOR,
                        new Appointment.Area(province, Set.of(province), null, null),
                        Instant.EPOCH,
                        null);
        return new Viewer.Person(null, "someone", "someone", List.of(held), null, Origin.NONE);
    }

    private static String storedState(UUID id) {
        return database.owner.single(stored("state", id));
    }

    private static String stored(String column, UUID id) {
        return "select %s from camera_health where camera_id = '%s'".formatted(column, id);
    }

    private static String changesOf(UUID id) {
        return database.owner.single(
                "select count(*) from camera_health_change where camera_id = '%s'".formatted(id));
    }

    private static void until(String what, BooleanSupplier reached) {
        Await.until(what, LIMIT, reached);
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }
}
