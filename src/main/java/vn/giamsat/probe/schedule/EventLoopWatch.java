package vn.giamsat.probe.schedule;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.util.concurrent.ScheduledFuture;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// Measures how long each event loop keeps others waiting: a timer of 50 ms that comes later tells
/// that something held the loop. Costs 20 wake-ups a second and loop. Runs on every event loop.
@ApplicationScoped
class EventLoopWatch {
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long BLOCKED_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Timer delays;
    private final Counter blocked;
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final List<ScheduledFuture<?>> timers = new ArrayList<>();

    EventLoopWatch(MeterRegistry registry) {
        delays =
                Timer.builder("giamsat.event.loop.delay")
                        .description("How much later than asked a timer of an event loop runs")
                        .publishPercentiles(0.99)
                        .register(registry);
        blocked =
                Counter.builder("giamsat.event.loop.blocked")
                        .description("Delays of more than 100 ms")
                        .register(registry);
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        for (var loop : vertx.nettyEventLoopGroup()) {
            var watch = new Watch();
            watches.add(watch);
            timers.add(
                    loop.scheduleWithFixedDelay(
                            watch, PERIOD_NANOS, PERIOD_NANOS, TimeUnit.NANOSECONDS));
        }
    }

    void stop(@Observes ShutdownEvent shutdown) {
        timers.forEach(timer -> timer.cancel(false));
        watches.clear();
    }

    /// How far the loop is behind that is the furthest: now, or when it was asked last. From any
    /// thread.
    Duration delay() {
        var now = System.nanoTime();
        return Duration.ofNanos(
                watches.stream().mapToLong(watch -> watch.delayNanos(now)).max().orElse(0));
    }

    private final class Watch implements Runnable {
        private volatile long expectedNanos = System.nanoTime() + PERIOD_NANOS;
        private volatile long lateNanos;

        long delayNanos(long now) {
            return Math.max(now - expectedNanos, lateNanos);
        }

        @Override
        public void run() {
            lateNanos = Math.max(0, System.nanoTime() - expectedNanos);
            delays.record(Duration.ofNanos(lateNanos));
            if (lateNanos > BLOCKED_NANOS) {
                blocked.increment();
            }
            expectedNanos = System.nanoTime() + PERIOD_NANOS;
        }
    }
}
