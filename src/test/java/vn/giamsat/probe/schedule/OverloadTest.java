package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.probe.Look;
import vn.giamsat.system.Await;

/// A scheduler that event loops or decoders cannot follow, over a real PostgreSQL.
class OverloadTest {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int CAMERAS = 400;

    private final MigratedDatabase database = new MigratedDatabase();
    private final CountDownLatch held = new CountDownLatch(1);
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
    void startsButAFewProbesUntilItDoes() throws InterruptedException {
        // Given
        another().execute(this::hold);
        held.await();
        Await.pause(Duration.ofMillis(1_300));
        // When
        var before = started();
        var began = System.nanoTime();
        Await.pause(Duration.ofSeconds(1));
        var seconds = (System.nanoTime() - began) / 1e9;
        var meanwhile = started() - before;
        // Then
        assertThat(meanwhile).isPositive();
        assertThat((double) meanwhile).isLessThan(seconds * CAMERAS / 2);
        assertThat(service.scheduler.load().heldBack()).isPositive();
        // When
        released.countDown();
        // Then
        Await.until("all go on", LIMIT, () -> started() > before + meanwhile + 2 * CAMERAS);
    }

    @Test
    void describesCamerasInsteadWhileDecodersDoNotFollow() {
        // Given
        service.examiner.crowding = 0.95;
        Await.until("it is noticed", LIMIT, () -> postponed() > CAMERAS / 4.0);
        // When
        var before = started();
        Await.until("all were due", LIMIT, () -> started() > before + CAMERAS);
        // Then
        var all = List.copyOf(service.prober.probed);
        assertThat(all.subList(before, all.size()))
                .extracting(ScriptedProber.Probed::look)
                .containsOnly(Look.DESCRIPTION);
        assertThat(postponed()).isGreaterThan(CAMERAS / 2.0);
        // When
        service.examiner.crowding = 0;
        // Then
        var last = started();
        Await.until("pictures again", LIMIT, () -> pictures(last) > CAMERAS);
    }

    private double postponed() {
        return service.scheduler.load().postponed();
    }

    private long pictures(int from) {
        var all = List.copyOf(service.prober.probed);
        return all.subList(from, all.size()).stream()
                .filter(probed -> probed.look() == Look.PICTURE)
                .count();
    }

    private int started() {
        return service.prober.probed.size();
    }

    /// Not the scheduler's own loop: while that is held, nothing starts in any case.
    private EventExecutor another() {
        var own = new CompletableFuture<Thread>();
        service.loop.run(() -> own.complete(Thread.currentThread()));
        for (var loop : database.vertx.nettyEventLoopGroup()) {
            if (!loop.inEventLoop(own.join())) {
                return loop;
            }
        }
        throw new IllegalStateException("one loop alone");
    }

    private void hold() {
        held.countDown();
        try {
            released.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
