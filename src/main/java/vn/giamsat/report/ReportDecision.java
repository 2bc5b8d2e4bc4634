package vn.giamsat.report;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// What the ministry decides of a submitted report.
///
/// @param reason why; needed to return it
public record ReportDecision(
        @NotNull ReportDecisionKind kind, @Nullable @Size(max = 1000) String reason) {
    /// @throws Problem INVALID_INPUT when it returns without a reason
    ReportMove demandedMove() {
        if (kind == ReportDecisionKind.RETURN && (reason == null || reason.isBlank())) {
            throw Problem.invalid(Violation.of("reason", "not-blank"));
        }
        return kind == ReportDecisionKind.ACCEPT ? ReportMove.ACCEPT : ReportMove.RETURN;
    }
}
