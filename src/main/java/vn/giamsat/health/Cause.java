package vn.giamsat.health;

import org.jspecify.annotations.Nullable;
import vn.giamsat.health.CameraHealth.Check;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Rung;

/// Why a camera has its state now: one finding of one probe.
///
/// @param rung of that probe
/// @param failure null when nothing is wrong
record Cause(Rung rung, @Nullable Failure failure) {
    /// The gravest confirmed finding of the last probe, or the one that decides by itself; else of
    /// the probes in a row that led to the state the finding that most of them had.
    ///
    /// @param was its state before
    static @Nullable Cause of(CameraHealth health, HealthState was, ConfirmationRule rule) {
        var last = health.last();
        if (last == null || health.state() == HealthState.UP || last.isFinal()) {
            return last == null ? null : gravest(last);
        }
        return last.failures().stream()
                .filter(failure -> isConfirmed(failure.code(), health, rule))
                .findFirst()
                .map(failure -> new Cause(last.rung(), failure))
                .or(() -> health.checks().mostFrequent(run(health, was), health.state()))
                .orElseGet(() -> gravest(last));
    }

    private static Cause gravest(Check check) {
        return new Cause(
                check.rung(), check.failures().isEmpty() ? null : check.failures().getFirst());
    }

    private static boolean isConfirmed(
            FailureCode code, CameraHealth health, ConfirmationRule rule) {
        var confirmation = Confirmation.of(code, health.recent(), rule);
        return speaksFor(health.state(), code)
                && confirmation != null
                && confirmation.times() >= confirmation.needed();
    }

    /// What is merely bad takes no camera down.
    static boolean speaksFor(HealthState state, FailureCode code) {
        return state != HealthState.DOWN || code.effect() == FailureCode.Effect.DOWN;
    }

    /// How many probes in a row led to its state.
    private static int run(CameraHealth health, HealthState was) {
        var streaks = health.streaks();
        if (health.state() == HealthState.DOWN) {
            return streaks.down();
        }
        return was == HealthState.DOWN ? streaks.notDown() : streaks.notUp();
    }
}
