package vn.giamsat.health;

import java.time.Duration;
import java.util.List;
import vn.giamsat.probe.FailureCode;

/// How many probes it takes to change a camera's state, so that one lost packet wakes nobody and
/// one lucky probe does not call an alarm off: so many in a row, or, for a verdict on pictures, so
/// many of the last ones.
///
/// @param successesToUp probes in a row with a verified picture; also those that saw it alive
/// @param confirmation how many failures there must be
/// @param memory what was found longer ago than this before a probe does not count beside it
public record Hysteresis(int successesToUp, ConfirmationRule confirmation, Duration memory) {
    public Hysteresis {
        if (confirmation.usually() < 1 || successesToUp < 1) {
            throw new IllegalArgumentException(
                    "giamsat.health.failures-to-down and giamsat.health.successes-to-up must be"
                            + " at least 1");
        }
    }

    static Hysteresis of(HealthConfig config) {
        return of(config, config.failuresToDown(), config.successesToUp());
    }

    /// @param failuresToDown instead of what is configured, as `successesToUp`
    static Hysteresis of(HealthConfig config, int failuresToDown, int successesToUp) {
        var rule = config.confirmation();
        var confirmation =
                new ConfirmationRule(failuresToDown, rule.needed(), rule.pictures(), rule.memory());
        return new Hysteresis(successesToUp, confirmation, confirmation.memory());
    }

    /// The same for a camera whose pictures are so far apart.
    Hysteresis at(Duration pictureInterval) {
        return new Hysteresis(successesToUp, confirmation, confirmation.memory(pictureInterval));
    }

    /// @param streaks with the probe that is judged, as `recent`
    /// @param found what that one found wrong, each of which counts for itself; nothing when it
    ///     found the camera good
    HealthState next(
            HealthState state, Streaks streaks, RecentPictures recent, List<FailureCode> found) {
        if (streaks.up() >= successesToUp) {
            return HealthState.UP;
        }
        var down = found.stream().filter(code -> Cause.speaksFor(HealthState.DOWN, code));
        if (down.anyMatch(code -> isBelieved(code, streaks.down(), recent))) {
            return HealthState.DOWN;
        }
        return switch (state) {
            case UNKNOWN, UP ->
                    found.stream().anyMatch(code -> isBelieved(code, streaks.notUp(), recent))
                            ? HealthState.DEGRADED
                            : state;
            case DOWN -> streaks.notDown() >= successesToUp ? HealthState.DEGRADED : state;
            case DEGRADED -> state;
        };
    }

    private boolean isBelieved(FailureCode code, int inARow, RecentPictures recent) {
        return Math.max(inARow, recent.count(code)) >= confirmation.needed(code);
    }
}
