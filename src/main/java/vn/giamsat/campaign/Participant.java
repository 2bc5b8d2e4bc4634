package vn.giamsat.campaign;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Who took part in a survey, and for whom.
public record Participant(@NotNull Party party, @NotBlank @Size(max = 200) String name) {
    /// Whom somebody takes part for.
    public enum Party {
        /// The Department of Information and Communications (Sở TT&TT).
        DIC,
        /// The Department of Health (Sở Y tế).
        DOH,
        /// The designated enterprise.
        ENTERPRISE,
        /// The facility itself.
        FACILITY
    }
}
