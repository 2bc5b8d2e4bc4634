package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.system.Await;

/// A scheduler whose event loops do not follow, over a real PostgreSQL.
class OverloadTest {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration TURN = Duration.ofMillis(20);
    private static final int CAMERAS = 400;

    private final MigratedDatabase database = new MigratedDatabase();
    private final CountDownLatch released = new CountDownLatch(1);
    private RunningService service;

    @BeforeEach
    void watch() {
        database.cameras(CAMERAS, database.facility("2021-24"), "2021-24");
        service = new RunningService(database, RunningService.everySecond(true)).start();
        Await.until("it runs", LIMIT, () -> started() > CAMERAS);
    }

    @AfterEach
    void stop() {
        released.countDown();
        service.close();
        database.close();
    }

    @Test
    void startsButAFewProbesUntilTheyDo() {
        // Given
        database.vertx.runOnContext(turn -> hold());
        Await.until("a loop is behind", LIMIT, service.loops::isAnyBehind);
        // When
        var before = started();
        var began = System.nanoTime();
        Await.pause(Duration.ofSeconds(1));
        var more = started() - before;
        var turns = Math.ceilDiv(System.nanoTime() - began, TURN.toNanos()) + 1;
        // Then
        assertThat(more).isLessThanOrEqualTo((int) (2 * turns));
        // When
        released.countDown();
        // Then
        Await.until("all go on", LIMIT, () -> started() > before + more + CAMERAS);
    }

    private int started() {
        return service.prober.probed.size();
    }

    private void hold() {
        try {
            released.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
