package vn.giamsat.health;

import static java.util.Comparator.comparingLong;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giamsat.health.CameraHealth.Check;
import vn.giamsat.probe.FailureCode;

/// The last probes that judged a camera, the newest first, since one agreed with its state: they
/// say why its state changes. Held in memory alone: they are seconds old when they are asked for,
/// and who starts in between goes by those that it saw itself.
public record RecentChecks(List<Check> checks) {
    static final RecentChecks NONE = new RecentChecks(List.of());

    /// As many as decide by default, and some; of longer runs the last ones speak.
    private static final int MOST = 20;

    public RecentChecks {
        checks = List.copyOf(checks);
    }

    RecentChecks with(Check check) {
        return new RecentChecks(
                Stream.concat(Stream.of(check), checks.stream()).limit(MOST).toList());
    }

    /// As if the newest so many had not been.
    RecentChecks without(int newest) {
        return new RecentChecks(checks.stream().skip(newest).toList());
    }

    /// The failure that was found most often among the newest so many; of those that were found as
    /// often, the latest. Empty when none of them failed.
    Optional<Check> mostFrequent(int newest) {
        var failed = checks.stream().limit(newest).filter(check -> check.reason() != null).toList();
        // Of equals the first, which is the latest.
        return failed.stream().max(comparingLong(check -> count(failed, check.reason())));
    }

    private static long count(List<Check> failed, @Nullable FailureCode reason) {
        return failed.stream().filter(check -> check.reason() == reason).count();
    }
}
