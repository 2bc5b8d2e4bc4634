package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.fleet.FleetFixture;
import vn.giamsat.system.Await;

/// A replica that probes nothing: what its subscribers are told, others wrote.
class OtherChangesTest extends JournalBench {
    private static final String LISTENERS =
            "select %s from pg_stat_activity where query like 'listen giamsat_health%%' or query like '%%pg_snapshot_xmin%%as horizon'";

    private final List<HealthState> told = new CopyOnWriteArrayList<>();
    private HealthChanges here;
    private Runnable endOfHearing;

    @BeforeEach
    void hear() {
        here = new HealthChanges();
        here.stream()
                .filter(placed -> placed.change().cameraId().equals(camera))
                .subscribe()
                .with(placed -> told.add(placed.change().state()));
        endOfHearing =
                FleetFixture.hear(
                        database.vertx,
                        database.pool,
                        JournalFixture.otherChanges(database.transactions, here));
        until("it hears", () -> !"0".equals(listeners("count(*)")));
    }

    @AfterEach
    void end() {
        endOfHearing.run();
    }

    @Test
    void areToldOnceInTheirOrder() {
        // When
        fold(camera, "uu");
        await(journal.flush());
        fold(camera, "xxx");
        fold(camera, "uu");
        await(journal.flush());
        // Then
        until("all are told", () -> told.size() >= 3);
        assertThat(told).containsExactly(HealthState.UP, HealthState.DOWN, HealthState.UP);
    }

    @Test
    void areToldOfThousandsOfCamerasAtOnce() {
        // Given
        var all = new CopyOnWriteArrayList<HealthChanges.Placed>();
        here.stream().subscribe().with(all::add);
        var cameras = database.cameras(900, database.facility("2021-24"), "2021-24");
        // When
        cameras.forEach(id -> fold(id, "uu"));
        await(journal.flush());
        // Then
        until("all are told", () -> all.size() >= 900);
        assertThat(all).extracting(it -> it.change().cameraId()).hasSameElementsAs(cameras);
    }

    /// Its connection is ended in the middle; nobody says what was announced meanwhile.
    @Test
    void areLookedUpThatWereAnnouncedWhileTheConnectionWasLost() {
        // Given
        fold(camera, "uu");
        await(journal.flush());
        until("the first is told", () -> told.size() == 1);
        // When
        listeners("bool_and(pg_terminate_backend(pid))");
        until("it hears nothing", () -> "0".equals(listeners("count(*)")));
        fold(camera, "xxx");
        await(journal.flush());
        // Then
        until("the other is told", () -> told.size() >= 2);
        assertThat(told).containsExactly(HealthState.UP, HealthState.DOWN);
    }

    private static String listeners(String what) {
        return database.owner.single(LISTENERS.formatted(what));
    }

    private static void until(String what, BooleanSupplier reached) {
        Await.until(what, Duration.ofSeconds(10), reached);
    }
}
