package vn.giamsat.health;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// What somebody adds to what is said of an incident.
public record Annotation(@NotBlank @Size(max = 2000) String text) {}
