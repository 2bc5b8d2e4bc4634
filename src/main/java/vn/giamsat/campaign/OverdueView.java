package vn.giamsat.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.registry.Enterprise;

/// A facility that has let a deadline pass, with the earliest one.
///
/// @param enterprise that it is assigned to; null for none
/// @param step where it stands, since `stepSince`
/// @param missed the step that it should have reached: CONNECTED, or CONNECTING where the agreed
///     plan says that the work has begun
/// @param deadline who set it
/// @param dueOn its last day, in Vietnam (Asia/Ho_Chi_Minh)
/// @param daysOverdue days since then, 1 on the day after
public record OverdueView(
        UUID facilityId,
        String facilityName,
        String province,
        @Nullable Enterprise enterprise,
        StepName step,
        Instant stepSince,
        StepName missed,
        DeadlineKind deadline,
        LocalDate dueOn,
        int daysOverdue) {}
