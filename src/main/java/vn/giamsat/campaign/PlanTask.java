package vn.giamsat.campaign;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Who does what, so that a facility is connected.
public record PlanTask(@NotNull Participant.Party party, @NotBlank @Size(max = 500) String task) {}
