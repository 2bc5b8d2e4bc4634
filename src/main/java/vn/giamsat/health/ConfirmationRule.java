package vn.giamsat.health;

import java.time.Duration;
import java.util.Map;
import vn.giamsat.probe.FailureCode;

/// How many of how many pictures a verdict takes to be believed (N of M), so that one that comes
/// and goes is told too.
///
/// @param usually N of verdicts that have none of their own, and of all other failures
/// @param own N by verdict; more than M means so many in a row, as of all failures
/// @param pictures M
/// @param memory how long a picture counts at least, 1 min to 30 days
public record ConfirmationRule(
        int usually, Map<FailureCode, Integer> own, int pictures, Duration memory) {
    private static final int MOST_PICTURES = 20;
    private static final int MOST_NEEDED = 100;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    /// Turns move by their jitter, and some are missed.
    private static final int SLACK = 2;

    public ConfirmationRule {
        own = Map.copyOf(own);
        if (pictures < 1 || pictures > MOST_PICTURES) {
            throw new IllegalArgumentException(
                    "giamsat.health.confirmation.pictures is %d; set it to 1–%d"
                            .formatted(pictures, MOST_PICTURES));
        }
        if (memory.compareTo(SHORTEST) < 0 || memory.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "giamsat.health.confirmation.memory is %s; set it to 1 min to 30 days"
                            .formatted(memory));
        }
        own.forEach(
                (verdict, needed) -> {
                    if (needed < 1 || needed > MOST_NEEDED) {
                        throw new IllegalArgumentException(
                                "giamsat.health.confirmation.needed.%s is %d; set it to 1–%d"
                                        .formatted(verdict, needed, MOST_NEEDED));
                    }
                });
    }

    int needed(FailureCode verdict) {
        return own.getOrDefault(verdict, usually);
    }

    /// How long a picture counts of a camera whose pictures are so far apart: twice as long as M of
    /// them take in turn, if that is longer than usual. What is rechecked is seen sooner.
    Duration memory(Duration pictureInterval) {
        var all = Duration.ofNanos(pictureInterval.toNanos() * pictures * SLACK);
        return all.compareTo(memory) > 0 ? all : memory;
    }
}
