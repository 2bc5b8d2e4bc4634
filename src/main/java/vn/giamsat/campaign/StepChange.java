package vn.giamsat.campaign;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a facility came to a step, as the database wrote it down.
///
/// @param number grows from change to change, with gaps
/// @param was absent for the first step
/// @param reason why
/// @param personId who did it; absent for the service itself
/// @param actor name of that person then
public record StepChange(
        int number,
        @Nullable StepName was,
        StepName step,
        @Nullable String reason,
        Instant at,
        @Nullable UUID personId,
        String actor) {}
