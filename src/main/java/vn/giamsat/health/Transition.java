package vn.giamsat.health;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Rung;
import vn.giamsat.shared.Ids;

/// A change of state that is not written yet. Facility and province are the camera's when it is
/// written; then it is a [HealthChange].
///
/// @param id made here, so that writing it twice leaves one
/// @param rung of the probe that says why, as `failure` ([Cause])
/// @param goodAt when the last probe began that found the camera up; null for none
record Transition(
        UUID id,
        UUID cameraId,
        Instant at,
        HealthState was,
        HealthState state,
        Rung rung,
        @Nullable Failure failure,
        @Nullable Instant goodAt) {
    @Nullable FailureCode reason() {
        return failure == null ? null : failure.code();
    }

    /// Empty when the state stayed.
    static Optional<Transition> between(
            CameraHealth before, CameraHealth after, ConfirmationRule rule) {
        var since = after.since();
        var cause = Cause.of(after, before.state(), rule);
        if (before.state() == after.state() || since == null || cause == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Transition(
                        Ids.fresh(),
                        after.cameraId(),
                        since,
                        before.state(),
                        after.state(),
                        cause.rung(),
                        cause.failure(),
                        after.goodAt()));
    }
}
