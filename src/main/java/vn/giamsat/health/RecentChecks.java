package vn.giamsat.health;

import static java.util.Comparator.comparingLong;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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

    /// The finding that most of the newest so many had; of those that were found as often, the
    /// latest, and of one probe the gravest. Empty when none of them failed so.
    ///
    /// @param state that it speaks for
    Optional<Cause> mostFrequent(int newest, HealthState state) {
        var found =
                checks.stream()
                        .limit(newest)
                        .flatMap(RecentChecks::causes)
                        .filter(cause -> Cause.speaksFor(state, code(cause)))
                        .toList();
        // Of equals the first, which is the latest.
        return found.stream().max(comparingLong(cause -> count(found, code(cause))));
    }

    private static Stream<Cause> causes(Check check) {
        return check.failures().stream().map(failure -> new Cause(check.rung(), failure));
    }

    private static FailureCode code(Cause cause) {
        return Objects.requireNonNull(cause.failure()).code();
    }

    private static long count(List<Cause> found, FailureCode code) {
        return found.stream().filter(cause -> code(cause) == code).count();
    }
}
