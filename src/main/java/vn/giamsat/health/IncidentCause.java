package vn.giamsat.health;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The status report that explains an incident: of its camera or of the whole facility, which held
/// when the incident opened, or began or ended at most 15 minutes from then (migration V045).
///
/// @param reportId of the status report
/// @param expectedEnd as it was told; absent where it was not
public record IncidentCause(UUID reportId, CauseKind kind, @Nullable Instant expectedEnd) {}
