package vn.giamsat.health;

import java.util.UUID;

/// A facility whose people reported what explains that its cameras joined an incident.
///
/// @param cameras how many of its cameras joined
/// @param cause their report of the whole facility
public record ReportedFacility(UUID facilityId, int cameras, IncidentCause cause) {}
