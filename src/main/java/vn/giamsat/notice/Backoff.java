package vn.giamsat.notice;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after a failed try: full jitter under a ceiling that doubles, so that what
/// failed together does not come back together
/// (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter).
///
/// @param first ceiling after the first try
/// @param longest no ceiling is above
/// @param tries after which it is given up
public record Backoff(Duration first, Duration longest, int tries) {
    private static final int MOST_DOUBLINGS = 30;

    /// Whether it is given up after so many tries.
    boolean isOver(int tried) {
        return tried >= tries;
    }

    /// From 0 to the ceiling.
    ///
    /// @param tried from 1
    Duration wait(int tried, RandomGenerator random) {
        return Duration.ofMillis(random.nextLong(ceiling(tried).toMillis() + 1));
    }

    Duration ceiling(int tried) {
        var doublings = Math.min(tried - 1, MOST_DOUBLINGS);
        var grown = first.multipliedBy(1L << doublings);
        return grown.compareTo(longest) < 0 ? grown : longest;
    }
}
