package vn.giamsat.health;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.FailureCode;

/// How many of how many pictures a verdict takes to be believed (N of M), so that one that comes
/// and goes is told too.
///
/// @param usually N of verdicts that have none of their own, and of all other failures
/// @param own N by verdict; more than M means so many in a row, as of all failures
/// @param pictures M
public record ConfirmationRule(int usually, Map<FailureCode, Integer> own, int pictures) {
    private static final int MOST_PICTURES = 20;
    private static final int MOST_NEEDED = 100;

    public ConfirmationRule {
        own = Map.copyOf(own);
        if (pictures < 1 || pictures > MOST_PICTURES) {
            throw new IllegalArgumentException(
                    "giamsat.health.confirmation.pictures is %d; set it to 1–%d"
                            .formatted(pictures, MOST_PICTURES));
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

    /// @param reason of the probe; null for a good one
    int needed(@Nullable FailureCode reason) {
        return reason == null ? usually : own.getOrDefault(reason, usually);
    }
}
