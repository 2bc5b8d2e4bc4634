package vn.giamsat.simulator;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Wakes the many playbacks of one event loop with one timer: a wheel of 10 ms slots (Varghese and
/// Lauck, "Hashed and hierarchical timing wheels", scheme 5). The timer runs only while somebody
/// waits. That event loop only.
final class Pacer {
    private static final long TICK_MILLIS = 10;
    private static final long TICK_NANOS = Duration.ofMillis(TICK_MILLIS).toNanos();
    private static final int SLOTS = 1024;

    private final Vertx vertx;
    private final List<List<Runnable>> slots = new ArrayList<>(SLOTS);
    private final long origin = System.nanoTime();
    private long tick; // the last one whose steps have run
    private int waiting;
    private long timer;

    Pacer(Vertx vertx) {
        this.vertx = vertx;
        for (var slot = 0; slot < SLOTS; slot++) {
            slots.add(new ArrayList<>());
        }
    }

    /// Runs the step soon after the given time.
    ///
    /// @param nanos as of `System.nanoTime`; less than one turn of the wheel (10 s) ahead
    void at(long nanos, Runnable step) {
        if (nanos - System.nanoTime() >= (SLOTS - 2) * TICK_NANOS) {
            throw new IllegalArgumentException("more than one turn of the wheel ahead");
        }
        if (waiting == 0) {
            tick = currentTick();
            timer = vertx.setPeriodic(TICK_MILLIS, id -> turn());
        }
        var due = Math.max(tick + 1, Math.ceilDiv(nanos - origin, TICK_NANOS));
        slots.get((int) (due % SLOTS)).add(step);
        waiting++;
    }

    private void turn() {
        for (var now = currentTick(); tick < now; ) {
            tick++;
            var slot = (int) (tick % SLOTS);
            var due = slots.get(slot);
            if (!due.isEmpty()) {
                slots.set(slot, new ArrayList<>(due.size()));
                due.forEach(Runnable::run);
                waiting -= due.size();
            }
        }
        if (waiting == 0) {
            vertx.cancelTimer(timer);
        }
    }

    private long currentTick() {
        return (System.nanoTime() - origin) / TICK_NANOS;
    }
}
