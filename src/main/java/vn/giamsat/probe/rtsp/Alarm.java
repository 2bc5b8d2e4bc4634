package vn.giamsat.probe.rtsp;

import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.impl.ContextInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One timer of a probe: setting it again replaces it. A later time costs nothing: the event loop's
/// timer that runs is asked then, and goes on. Event loop of its probe only.
final class Alarm implements Runnable {
    private final ContextInternal context;
    private @Nullable ScheduledFuture<?> timer;
    private @Nullable Guard guard;
    private @Nullable Runnable ring;
    private long timerNanos;
    private long dueNanos;

    Alarm(ContextInternal context) {
        this.context = context;
    }

    void set(Duration delay, Guard due, Runnable whenDue) {
        guard = due;
        ring = whenDue;
        dueNanos = System.nanoTime() + delay.toNanos();
        if (timer == null || dueNanos - timerNanos < 0) {
            stop();
            start(delay.toNanos());
        }
    }

    void off() {
        guard = null;
        ring = null;
        stop();
    }

    private void start(long nanos) {
        timerNanos = dueNanos;
        timer = context.nettyEventLoop().schedule(this, nanos, TimeUnit.NANOSECONDS);
    }

    private void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    /// The event loop's timer rang.
    @Override
    public void run() {
        timer = null;
        var early = dueNanos - System.nanoTime();
        if (early > 0) {
            start(early);
        } else if (guard != null && ring != null) {
            var now = guard;
            var due = ring;
            off();
            context.dispatch(() -> now.run(due));
        }
    }
}
