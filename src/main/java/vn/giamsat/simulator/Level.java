package vn.giamsat.simulator;

import java.util.concurrent.atomic.AtomicInteger;

/// How many there were at most at a time. From any thread.
final class Level {
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    void rise() {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
    }

    void fall() {
        now.decrementAndGet();
    }

    int most() {
        return most.get();
    }
}
