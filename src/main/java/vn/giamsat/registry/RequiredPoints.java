package vn.giamsat.registry;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/// How many camera points the order asks for in a zone of a facility.
///
/// @param points 1–1,000
public record RequiredPoints(@NotNull Zone zone, @Min(1) @Max(1000) int points) {}
