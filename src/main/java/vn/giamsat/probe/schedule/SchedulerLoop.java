package vn.giamsat.probe.schedule;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// The one event-loop context on which the schedule lives, so that its state needs no locks, and
/// its time.
@Singleton
class SchedulerLoop {
    private final Vertx vertx;
    private final ContextInternal context;
    private final Instant began;
    private final long beganNanos = System.nanoTime();

    SchedulerLoop(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.context = ((VertxInternal) vertx).createEventLoopContext();
        this.began = clock.instant();
    }

    /// Runs the task in a later turn. From any thread.
    void run(Runnable task) {
        context.runOnContext(turn -> task.run());
    }

    /// Runs the task once, on the loop, in a millisecond at the soonest.
    void after(Duration delay, Runnable task) {
        context.setTimer(Math.max(1, delay.toMillis()), timer -> task.run());
    }

    /// Runs the task again and again, on the loop, until it is cancelled. Turns that the loop
    /// missed are not made up.
    ///
    /// @return what `cancel` takes
    long every(Duration period, Runnable task) {
        return context.setPeriodic(period.toMillis(), new Periodic(period, task));
    }

    /// Leaves out the turns that the timer makes up for, one after the other.
    private static final class Periodic implements Handler<Long> {
        private final long leastNanos;
        private final Runnable task;
        private long lastNanos = System.nanoTime();

        Periodic(Duration period, Runnable task) {
            this.leastNanos = period.toNanos() / 2;
            this.task = task;
        }

        @Override
        public void handle(Long timer) {
            var now = System.nanoTime();
            if (now - lastNanos >= leastNanos) {
                lastNanos = now;
                task.run();
            }
        }
    }

    void cancel(long periodic) {
        vertx.cancelTimer(periodic);
    }

    /// The time at which the loop was made plus what has passed since: it never jumps, so that a
    /// corrected wall clock makes no camera late or due.
    Instant now() {
        return began.plusNanos(System.nanoTime() - beganNanos);
    }
}
