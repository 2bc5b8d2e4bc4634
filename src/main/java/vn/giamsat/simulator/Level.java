package vn.giamsat.simulator;

import java.util.concurrent.atomic.AtomicInteger;

/// How many there are now, and how many there were at most. From any thread.
final class Level {
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    void rise() {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
    }

    void fall() {
        now.decrementAndGet();
    }

    int now() {
        return now.get();
    }

    int most() {
        return most.get();
    }
}
