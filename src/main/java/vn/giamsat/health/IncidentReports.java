package vn.giamsat.health;

import java.util.List;
import java.util.UUID;

/// What people reported of the facilities whose cameras joined an incident of a place, directly or
/// with a narrower one; of facilities that the viewer may see. Nothing is joined by one of a
/// camera.
///
/// @param facilities how many facilities that is
/// @param reporting how many of them reported what explains it
/// @param reports at most 20; those first of which the most cameras joined
public record IncidentReports(
        UUID incidentId, int facilities, int reporting, List<ReportedFacility> reports) {
    public IncidentReports {
        reports = List.copyOf(reports);
    }

    static IncidentReports none(UUID incidentId) {
        return new IncidentReports(incidentId, 0, 0, List.of());
    }
}
