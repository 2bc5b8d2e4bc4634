package vn.giamsat.report;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/// Leave to correct a report although it is locked.
///
/// @param until first instant at which it no longer holds
public record LockExceptionDraft(
        @NotNull Instant until, @NotBlank @Size(max = 1000) String reason) {}
