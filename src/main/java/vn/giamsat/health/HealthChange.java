package vn.giamsat.health;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.Rung;

/// A camera went from one state to another. Changes are kept for ever.
///
/// @param was the state before
/// @param rung the highest that the probe reached that says why
/// @param reason why, when the new state is not UP ([Cause])
/// @param measured number and threshold of the reason; absent where it has none, or they were not
///     kept
public record HealthChange(
        UUID id,
        UUID cameraId,
        UUID facilityId,
        String province,
        Instant at,
        HealthState was,
        HealthState state,
        Rung rung,
        @Nullable FailureCode reason,
        @Nullable Measure measured) {}
