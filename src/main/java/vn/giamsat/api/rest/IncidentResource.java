package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.health.Acknowledgement;
import vn.giamsat.health.Acknowledging;
import vn.giamsat.health.IncidentView;
import vn.giamsat.health.Incidents;
import vn.giamsat.shared.InputCheck;

/// Incidents over HTTP, and what people say of them.
@Path("/api/v1/incidents")
@Tag(name = "health")
@RolesAllowed(Role.READERS)
public class IncidentResource {
    private final Incidents incidents;
    private final Acknowledging acknowledging;
    private final InputCheck check;
    private final CurrentViewer viewer;

    IncidentResource(
            Incidents incidents,
            Acknowledging acknowledging,
            InputCheck check,
            CurrentViewer viewer) {
        this.incidents = incidents;
        this.acknowledging = acknowledging;
        this.check = check;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "A page of the incidents of cameras that you may see, newest first")
    public Uni<RestResponse<PageBody<IncidentView>>> page(
            @BeanParam IncidentQuery query, @BeanParam PageQuery page, UriInfo asked) {
        return incidents
                .page(query.filter(), page.request(), viewer.person())
                .map(found -> PageBody.answer(found, asked));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One incident, with its version as ETag")
    public Uni<RestResponse<IncidentView>> incident(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        return incidents.byId(id, viewer.person()).map(incident -> answer(incident, held));
    }

    @POST
    @Once
    @Path("/{id}/acknowledgements")
    @RolesAllowed(Role.STATUS_REPORTERS)
    @Operation(
            summary = "Say that you have seen an incident, and what you know of it",
            description =
                    "Who did so first stays; a note is added to what was said before. Without one"
                            + " it may be said twice.")
    public Uni<RestResponse<IncidentView>> acknowledge(@RestPath UUID id, Acknowledgement said) {
        return acknowledging
                .acknowledge(id, check.demand(said), viewer.person())
                .map(incident -> answer(incident, null));
    }

    private static RestResponse<IncidentView> answer(IncidentView incident, @Nullable String held) {
        return Tagged.answer(incident, EntityTag.of(incident), held);
    }
}
