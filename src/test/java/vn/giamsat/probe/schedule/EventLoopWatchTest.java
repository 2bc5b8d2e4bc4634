package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.system.Await;

class EventLoopWatchTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final EventLoopWatch watch = new EventLoopWatch(meters);
    private final CountDownLatch goesOn = new CountDownLatch(1);

    @BeforeEach
    void start() {
        watch.start(new StartupEvent(), vertx);
    }

    @AfterEach
    void stop() {
        goesOn.countDown();
        watch.stop(new ShutdownEvent());
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void countsALoopThatSomethingHolds() {
        // Given
        var blocked = meters.counter("giamsat.event.loop.blocked");
        // When
        vertx.runOnContext(turn -> LockSupport.parkNanos(Duration.ofMillis(400).toNanos()));
        // Then
        Await.until("it is counted", LIMIT, () -> blocked.count() >= 1);
        assertThat(meters.timer("giamsat.event.loop.delay").count()).isPositive();
    }

    /// Not only when it goes on: until then more would be put before it.
    @Test
    void knowsOfALoopThatIsBehindWhileSomethingHoldsIt() {
        // Given
        Await.until("all keep up", LIMIT, () -> !isBehind());
        // When
        vertx.runOnContext(turn -> hold());
        // Then
        Await.until("one is behind", LIMIT, this::isBehind);
        // When
        goesOn.countDown();
        // Then
        Await.until("all keep up", LIMIT, () -> !isBehind());
    }

    private boolean isBehind() {
        return watch.delay().toMillis() > 100;
    }

    private void hold() {
        try {
            goesOn.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
