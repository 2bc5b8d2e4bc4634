package vn.giamsat.campaign;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// What the DIC decides of a proposed plan.
///
/// @param reason why; needed for RETURN
public record PlanDecision(
        @NotNull PlanDecisionKind kind, @Nullable @Size(max = 1000) String reason) {
    /// @throws Problem INVALID_INPUT without a reason
    void demandReason() {
        if (kind == PlanDecisionKind.RETURN && (reason == null || reason.isBlank())) {
            throw Problem.invalid(Violation.of("reason", "not-blank"));
        }
    }
}
