package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import vn.giamsat.system.Await;

class EventLoopWatchTest {
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
        Await.until("it is counted", Duration.ofSeconds(5), () -> blocked.count() >= 1);
        assertThat(meters.timer("giamsat.event.loop.delay").count()).isPositive();
        watch.stop(new ShutdownEvent());
        vertx.close();
    }
}
