package vn.giamsat.report;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// What the DIC adds to the figures in its own words; empty for nothing.
public record RemarksDraft(@NotNull @Size(max = 10_000) String remarks) {}
