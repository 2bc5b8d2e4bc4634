package vn.giamsat.probe.worker;

import java.time.Duration;

/// Keeps decoder processes that end as soon as they are started from being started all the time:
/// after three in a row that failed there is a pause, from 0.2 s to 10 s, twice as long each time.
final class StartPace {
    private static final int AT_ONCE = 3;
    private static final int MOST_DOUBLINGS = 7;
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private int failures;
    private long failedNanos;

    /// @throws IllegalStateException when it is too early
    synchronized void demandTime() {
        if (failures >= AT_ONCE && System.nanoTime() - failedNanos < pause().toNanos()) {
            throw new IllegalStateException(
                    "decoder processes end as soon as they are started; the next try comes within %d s"
                            .formatted(LONGEST.toSeconds()));
        }
    }

    private Duration pause() {
        var doubled = SHORTEST.multipliedBy(1L << Math.min(failures - AT_ONCE + 1, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    synchronized void failed() {
        failures++;
        failedNanos = System.nanoTime();
    }

    synchronized void succeeded() {
        failures = 0;
    }
}
