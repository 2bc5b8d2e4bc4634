package vn.giamsat.system;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for another process to get somewhere. Tests within one process hold the clock instead.
public final class Await {
    private Await() {}

    public static void until(String what, Duration limit, BooleanSupplier reached) {
        if (!isReached(limit, reached)) {
            throw new AssertionError("after " + limit + " still not: " + what);
        }
    }

    /// Whether it gets there within the limit.
    static boolean isReached(Duration limit, BooleanSupplier reached) {
        var end = Instant.now().plus(limit);
        while (!reached.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return true;
    }

    /// Lets another process go on for a while that is to be measured.
    public static void pause(Duration length) {
        var end = Instant.now().plus(length);
        until("the time is over", length.plusSeconds(10), () -> Instant.now().isAfter(end));
    }
}
