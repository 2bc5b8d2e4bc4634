package vn.giamsat.health;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.ProbeOutcome;

/// What one probe says about its camera. It takes several to change the camera's state.
enum Judgement {
    UP(HealthState.UP),
    DEGRADED(HealthState.DEGRADED),
    DOWN(HealthState.DOWN);

    private final HealthState state;

    Judgement(HealthState state) {
        this.state = state;
    }

    /// The state that this judgement speaks for.
    HealthState state() {
        return state;
    }

    /// Empty when the outcome is our own fault, which says nothing about the camera, and when
    /// nobody looked at the picture: a description alone calls no camera UP.
    static Optional<Judgement> of(ProbeOutcome outcome) {
        return switch (outcome) {
            case ProbeOutcome.Live _ -> Optional.of(UP);
            case ProbeOutcome.Stopped stopped -> of(stopped.failure().code());
            case ProbeOutcome.Described _, ProbeOutcome.Unjudged _ -> Optional.empty();
        };
    }

    /// As `of(outcome)`, from what is kept of an outcome.
    ///
    /// @param reason null when the probe reached VERIFIED
    static Optional<Judgement> of(@Nullable FailureCode reason) {
        if (reason == null) {
            return Optional.of(UP);
        }
        return switch (reason.effect()) {
            case NONE -> Optional.empty();
            case DEGRADED -> Optional.of(DEGRADED);
            case DOWN -> Optional.of(DOWN);
        };
    }
}
