package vn.giamsat.health;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody said of an incident. Kept for ever.
///
/// @param saidBy absent for what was said before this was kept
/// @param saidByName the name then; a contact is called as the facility's own list has it
/// @param text at most 2,000 characters
public record IncidentAnnotation(
        UUID incidentId,
        Instant saidAt,
        @Nullable UUID saidBy,
        @Nullable String saidByName,
        String text) {}
