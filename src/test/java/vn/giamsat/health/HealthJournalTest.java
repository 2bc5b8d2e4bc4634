package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Rung;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.PageRequest;
import vn.giamsat.shared.Problem;

/// The journal over a real PostgreSQL, whose connections the test can break.
class HealthJournalTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final HealthConfig CONFIG = JournalFixture.config(Duration.ofSeconds(10));
    private static MigratedDatabase database;

    private final HealthChanges changes = new HealthChanges();
    private final List<HealthChange> emitted = new CopyOnWriteArrayList<>();
    private final Map<UUID, Outcomes> outcomes = new HashMap<>();
    private HealthJournal journal;
    private UUID camera;

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void watch() {
        journal = JournalFixture.journal(database.transactions, changes, CONFIG);
        changes.stream().subscribe().with(emitted::add);
        camera = database.camera(database.facility("2021-24"), "2021-24");
    }

    @AfterEach
    void open() {
        database.gate.open();
    }

    @Test
    void writesTheHealthTheChangeAndThePicture() {
        // Given
        fold(camera, "uu");
        // When
        await(journal.flush());
        // Then
        var health = health(camera, nation());
        assertThat(health.state()).isEqualTo(HealthState.UP);
        assertThat(health.rung()).isEqualTo(Rung.VERIFIED);
        assertThat(health.checkedAt()).isEqualTo(Outcomes.START.plus(Duration.ofMinutes(1)));
        assertThat(health.since()).isEqualTo(health.checkedAt().plus(Outcomes.ELAPSED));
        assertThat(health.stream().width()).isEqualTo(1280);
        assertThat(health.picture().meanLuma()).isEqualTo(120);
        assertThat(health.timings())
                .containsExactly(
                        new RungTiming(Rung.RESOLVED, 5), new RungTiming(Rung.VERIFIED, 700));
        var picture = await(new Pictures(database.transactions).ofCamera(camera, null, nation()));
        assertThat(picture).isPresent();
        assertThat(new String(picture.orElseThrow().jpeg())).isEqualTo("jpeg 2");
        assertThat(picture.orElseThrow().digest()).matches("[0-9a-f]{32}");
    }

    @Test
    void keepsEveryChangeAndEmitsItOnlyWhenItCanBeReadBack() {
        // Given
        fold(camera, "uuxxx");
        assertThat(emitted).isEmpty();
        // When
        await(journal.flush());
        // Then
        assertThat(emitted)
                .extracting(HealthChange::was, HealthChange::state)
                .containsExactly(
                        tuple(HealthState.UNKNOWN, HealthState.UP),
                        tuple(HealthState.UP, HealthState.DOWN));
        assertThat(emitted.getLast().province()).isEqualTo("2021-24");
        var history =
                await(
                        new HealthHistory(database.transactions)
                                .ofCamera(camera, PageRequest.of(null, null), nation()));
        assertThat(history.items()).containsExactlyInAnyOrderElementsOf(emitted);
    }

    @Test
    void goesOnFromTheStoredStreaksAfterARestart() {
        // Given
        fold(camera, "uuxx");
        await(journal.flush());
        var restarted = JournalFixture.journal(database.transactions, changes, CONFIG);
        // When
        await(restarted.recall(List.of(camera)));
        var health = restarted.fold(new Outcomes(camera).of('x'));
        // Then
        assertThat(health.state()).isEqualTo(HealthState.DOWN);
    }

    @Test
    void knowsARefusedLoginAfterARestart() {
        // Given
        fold(camera, "ua");
        await(journal.flush());
        var restarted = JournalFixture.journal(database.transactions, changes, CONFIG);
        // When
        await(restarted.recall(List.of(camera)));
        // Then
        assertThat(restarted.of(camera).orElseThrow().rejectedAt())
                .contains(Outcomes.START.plus(Duration.ofMinutes(1)));
    }

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
    void showsAProvinceOnlyItsOwnCameras() {
        // Given
        var other = database.camera(database.facility("2021-01"), "2021-01");
        fold(camera, "uu");
        fold(other, "uu");
        await(journal.flush());
        var views = new HealthViews(database.transactions);
        // When
        var seen = await(views.latestByCamera(List.of(camera, other), province("2021-01")));
        // Then
        assertThat(seen).containsOnlyKeys(other);
        var picture =
                await(
                        new Pictures(database.transactions)
                                .ofCamera(camera, null, province("2021-01")));
        assertThat(picture).isEmpty();
    }

    @Test
    void takesTheProvinceFromTheCameraWhenItIsWritten() {
        // Given
        fold(camera, "uu");
        await(journal.flush());
        var elsewhere = database.facility("2021-30");
        database.owner.execute(
                "update camera set facility_id = '%s', province = '2021-30' where id = '%s'"
                        .formatted(elsewhere, camera));
        // When
        fold(camera, "xxx");
        await(journal.flush());
        // Then
        assertThat(emitted.getLast().facilityId()).isEqualTo(elsewhere);
        assertThat(health(camera, province("2021-30")).state()).isEqualTo(HealthState.DOWN);
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
        var views = await(new HealthViews(database.transactions).latestByCamera(cameras, nation()));
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

    @Test
    void storesTheDetailWithoutWhatJsonRefuses() {
        // Given
        fold(camera, "x");
        // When
        await(journal.flush());
        // Then
        assertThat(health(camera, nation()).detail()).isEqualTo("seen  so");
        assertThat(health(camera, nation()).reason()).isEqualTo(FailureCode.TCP_TIMEOUT);
    }

    private void fold(UUID id, String probes) {
        var next = outcomes.computeIfAbsent(id, Outcomes::new);
        probes.chars().forEach(letter -> journal.fold(next.of((char) letter)));
    }

    private static HealthView health(UUID id, Viewer viewer) {
        return await(new HealthViews(database.transactions).ofCamera(id, viewer));
    }

    private static Viewer nation() {
        return person(Role.NATIONAL_VIEWER, null);
    }

    private static Viewer province(String key) {
        return person(Role.PROVINCE_VIEWER, key);
    }

    private static Viewer person(Role role, String province) {
        var held =
                new Appointment(
                        UUID.randomUUID(),
                        role,
                        province,
                        province == null ? Set.of() : Set.of(province),
                        Instant.EPOCH,
                        null);
        return new Viewer.Person(null, "someone", "someone", List.of(held));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }
}
