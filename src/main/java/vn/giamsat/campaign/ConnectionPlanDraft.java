package vn.giamsat.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.registry.RequiredPoints;

/// A connection plan as the enterprise proposes it.
///
/// @param id made by the client when it was offline, with its `idNode` (`GET /me`) at the end; null
///     lets the service make one
/// @param tasks who does what
/// @param points how many cameras are expected in each zone
/// @param startsOn in Vietnam (Asia/Ho_Chi_Minh)
/// @param finishesOn last day, not before the first
public record ConnectionPlanDraft(
        @Nullable UUID id,
        @NotNull ConnectionMethod method,
        @NotNull Participant.Party payer,
        @NotNull Participant.Party installer,
        @NotNull @Size(max = 20) List<@NotNull @Valid PlanTask> tasks,
        @NotEmpty @Size(max = 8) List<@NotNull @Valid RequiredPoints> points,
        @NotNull LocalDate startsOn,
        @NotNull LocalDate finishesOn,
        @Nullable @Size(max = 4000) String remarks) {
    public ConnectionPlanDraft {
        tasks = copied(tasks);
        points = copied(points);
    }

    /// With what is null inside, for validation to find.
    private static <T> List<T> copied(@Nullable List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }
}
