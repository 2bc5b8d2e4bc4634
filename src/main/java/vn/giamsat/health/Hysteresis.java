package vn.giamsat.health;

/// How many probes in a row it takes to change a camera's state, so that one lost packet wakes
/// nobody and one lucky probe does not call an alarm off.
///
/// @param failuresToDown probes in a row that saw nothing; also those that saw nothing good
/// @param successesToUp probes in a row with a verified picture; also those that saw it alive
public record Hysteresis(int failuresToDown, int successesToUp) {
    public Hysteresis {
        if (failuresToDown < 1 || successesToUp < 1) {
            throw new IllegalArgumentException(
                    "giamsat.health.failures-to-down and giamsat.health.successes-to-up must be"
                            + " at least 1");
        }
    }

    static Hysteresis of(HealthConfig config) {
        return new Hysteresis(config.failuresToDown(), config.successesToUp());
    }

    HealthState next(HealthState state, Streaks streaks) {
        if (streaks.up() >= successesToUp) {
            return HealthState.UP;
        }
        if (streaks.down() >= failuresToDown) {
            return HealthState.DOWN;
        }
        return switch (state) {
            case UNKNOWN, UP -> streaks.notUp() >= failuresToDown ? HealthState.DEGRADED : state;
            case DOWN -> streaks.notDown() >= successesToUp ? HealthState.DEGRADED : state;
            case DEGRADED -> state;
        };
    }
}
