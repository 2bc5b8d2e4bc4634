package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import vn.giamsat.system.Await;

class EventLoopWatchTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void countsALoopThatSomethingHolds() {
        // Given
        var vertx = Vertx.vertx();
        var meters = new SimpleMeterRegistry();
        var watch = new EventLoopWatch(meters);
        var blocked = meters.counter("giamsat.event.loop.blocked");
        watch.start(new StartupEvent(), vertx);
        // When
        vertx.runOnContext(turn -> LockSupport.parkNanos(Duration.ofMillis(400).toNanos()));
        // Then
        Await.until("it is counted", LIMIT, () -> blocked.count() >= 1);
        assertThat(meters.timer("giamsat.event.loop.delay").count()).isPositive();
        watch.stop(new ShutdownEvent());
        vertx.close();
    }

    /// Not only when it goes on: until then more would be put before it.
    @Test
    void knowsOfALoopThatIsBehindWhileSomethingHoldsIt() {
        // Given
        var vertx = Vertx.vertx();
        var watch = new EventLoopWatch(new SimpleMeterRegistry());
        watch.start(new StartupEvent(), vertx);
        Await.until("all keep up", LIMIT, () -> !watch.isAnyBehind());
        var goesOn = new CountDownLatch(1);
        // When
        vertx.runOnContext(turn -> awaited(goesOn));
        // Then
        Await.until("one is behind", LIMIT, watch::isAnyBehind);
        // When
        goesOn.countDown();
        // Then
        Await.until("all keep up", LIMIT, () -> !watch.isAnyBehind());
        watch.stop(new ShutdownEvent());
        vertx.close();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
