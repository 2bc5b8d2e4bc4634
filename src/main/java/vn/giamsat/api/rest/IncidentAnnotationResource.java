package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.health.Acknowledging;
import vn.giamsat.health.Annotation;
import vn.giamsat.health.IncidentAnnotation;
import vn.giamsat.health.IncidentAnnotations;
import vn.giamsat.health.IncidentView;
import vn.giamsat.health.Incidents;
import vn.giamsat.shared.InputCheck;

/// What people say of an incident, over HTTP.
@Path("/api/v1/incidents/{id}/annotations")
@Tag(name = "health")
@RolesAllowed(Role.READERS)
public class IncidentAnnotationResource {
    private final Incidents incidents;
    private final IncidentAnnotations annotations;
    private final Acknowledging acknowledging;
    private final InputCheck check;
    private final CurrentViewer viewer;

    IncidentAnnotationResource(
            Incidents incidents,
            IncidentAnnotations annotations,
            Acknowledging acknowledging,
            InputCheck check,
            CurrentViewer viewer) {
        this.incidents = incidents;
        this.annotations = annotations;
        this.acknowledging = acknowledging;
        this.check = check;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "What people said of an incident, oldest first; the last 100")
    public Uni<List<IncidentAnnotation>> annotations(@RestPath UUID id) {
        var person = viewer.person();
        return incidents
                .byId(id, person)
                .chain(known -> annotations.ofIncidents(List.of(known.id()), person));
    }

    @POST
    @Once
    @RolesAllowed(Role.STATUS_REPORTERS)
    @Operation(
            summary = "Say what you know of an incident",
            description =
                    "Added to what was said before, and its last note from then on. What is said"
                            + " again is kept again; who did not hear the answer sends the same"
                            + " request with its Idempotency-Key.")
    public Uni<RestResponse<IncidentView>> annotate(@RestPath UUID id, Annotation said) {
        return acknowledging
                .annotate(id, check.demand(said), viewer.person())
                .map(incident -> Tagged.answer(incident, EntityTag.of(incident), null));
    }
}
