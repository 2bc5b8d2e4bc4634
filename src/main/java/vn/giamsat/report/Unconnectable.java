package vn.giamsat.report;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A facility that cannot be connected.
///
/// @param name as it was at the cut-off
public record Unconnectable(UUID facilityId, String name, @Nullable String reason, Instant since) {}
