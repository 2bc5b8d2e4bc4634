package vn.giamsat.campaign;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// What somebody decides of a facility beside the line of steps.
///
/// @param reason why; needed for all but TAKE_BACK
public record Decision(@NotNull DecisionKind kind, @Nullable @Size(max = 1000) String reason) {
    /// @throws Problem INVALID_INPUT without a reason
    Move demandedMove() {
        if (kind != DecisionKind.TAKE_BACK && (reason == null || reason.isBlank())) {
            throw Problem.invalid(Violation.of("reason", "not-blank"));
        }
        return kind.move();
    }
}
