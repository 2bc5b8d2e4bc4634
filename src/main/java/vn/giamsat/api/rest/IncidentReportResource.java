package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.health.IncidentExplanations;
import vn.giamsat.health.IncidentReports;
import vn.giamsat.health.Incidents;

/// What explains an incident of a place, over HTTP.
@Path("/api/v1/incidents/{id}/reports")
@Tag(name = "health")
@RolesAllowed(Role.READERS)
public class IncidentReportResource {
    private final Incidents incidents;
    private final IncidentExplanations explanations;
    private final CurrentViewer viewer;

    IncidentReportResource(
            Incidents incidents, IncidentExplanations explanations, CurrentViewer viewer) {
        this.incidents = incidents;
        this.explanations = explanations;
        this.viewer = viewer;
    }

    @GET
    @Operation(
            summary = "What people reported of the facilities whose cameras joined an incident",
            description =
                    "How many facilities that is, how many of them reported what explains it, and"
                            + " the reports of 20 at most, those first of which the most cameras"
                            + " joined.")
    public Uni<IncidentReports> reports(@RestPath UUID id) {
        var person = viewer.person();
        return incidents
                .byId(id, person)
                .chain(known -> explanations.ofIncidents(List.of(known.id()), person))
                .map(found -> found.get(id));
    }
}
