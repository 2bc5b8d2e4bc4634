package vn.giamsat.health;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.access.Origin;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;

/// A journal over a real PostgreSQL, whose connections the test can break.
abstract class JournalBench {
    static final Duration LIMIT = Duration.ofSeconds(20);
    static final HealthConfig CONFIG = JournalFixture.config(Duration.ofSeconds(10));
    static MigratedDatabase database;

    final List<HealthChange> emitted = new CopyOnWriteArrayList<>();
    HealthJournal journal;
    UUID camera;
    final HealthChanges changes = new HealthChanges();
    private final Map<UUID, Outcomes> outcomes = new HashMap<>();

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
        journal = freshJournal();
        changes.stream().map(HealthChanges.Placed::change).subscribe().with(emitted::add);
        camera = database.camera(database.facility("2021-24"), "2021-24");
    }

    @AfterEach
    void open() {
        database.gate.open();
    }

    /// A journal that remembers nothing, as after a restart.
    HealthJournal freshJournal() {
        return JournalFixture.journal(database.transactions, changes, CONFIG);
    }

    void fold(UUID id, String probes) {
        var next = outcomes(id);
        probes.chars()
                .forEach(letter -> journal.fold(next.of((char) letter), Outcomes.PICTURES_APART));
    }

    Outcomes outcomes(UUID id) {
        return outcomes.computeIfAbsent(id, Outcomes::new);
    }

    static HealthViews views() {
        return new HealthViews(database.transactions, new HealthSettings(CONFIG));
    }

    static HealthView health(UUID id, Viewer viewer) {
        return await(views().ofCamera(id, viewer));
    }

    static Viewer nation() {
        return person(Role.NATIONAL_VIEWER, null);
    }

    static Viewer province(String key) {
        return person(Role.PROVINCE_VIEWER, key);
    }

    static Viewer person(Role role, String province) {
        var held =
                new Appointment(
                        UUID.randomUUID(),
                        role,
                        new Appointment.Area(
                                province,
                                province == null ? Set.of() : Set.of(province),
                                null,
                                null),
                        Instant.EPOCH,
                        null);
        return new Viewer.Person(null, "someone", "someone", List.of(held), null, Origin.NONE);
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }
}
