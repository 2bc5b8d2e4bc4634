package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.registry.Facilities;
import vn.giamsat.registry.FacilityDraft;
import vn.giamsat.registry.FacilityRegistration;
import vn.giamsat.registry.FacilityView;
import vn.giamsat.shared.InputCheck;

/// Facilities over HTTP.
@Path("/api/v1/facilities")
@Tag(name = "registry")
@RolesAllowed(Role.READERS)
public class FacilityResource {
    private final Facilities facilities;
    private final FacilityRegistration registration;
    private final MergePatch patches;
    private final InputCheck check;
    private final CurrentViewer viewer;

    FacilityResource(
            Facilities facilities,
            FacilityRegistration registration,
            MergePatch patches,
            InputCheck check,
            CurrentViewer viewer) {
        this.facilities = facilities;
        this.registration = registration;
        this.patches = patches;
        this.check = check;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "A page of the facilities that you may see, by name")
    public Uni<RestResponse<PageBody<FacilityView>>> page(
            @BeanParam FacilityQuery query, @BeanParam PageQuery page, UriInfo asked) {
        return facilities
                .page(query.filter(), page.request(), viewer.person())
                .map(found -> PageBody.answer(found, asked));
    }

    @POST
    @Once
    @RolesAllowed(Role.FACILITY_EDITORS)
    @Operation(summary = "Register a facility; the id may be yours, ending in your idNode")
    public Uni<RestResponse<FacilityView>> register(FacilityDraft facility) {
        return registration
                .register(check.demand(facility), viewer.person())
                .map(Registered::view)
                .map(
                        view ->
                                Tagged.created(
                                        view,
                                        EntityTag.of(view.version()),
                                        "/api/v1/facilities/" + view.id()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One facility, with its version as ETag")
    public Uni<RestResponse<FacilityView>> facility(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        return facilities
                .byId(id, viewer.person())
                .map(view -> Tagged.answer(view, EntityTag.of(view.version()), held));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Role.FACILITY_EDITORS)
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Change a facility by JSON merge patch, naming its version in If-Match")
    @RequestBody(content = @Content(schema = @Schema(implementation = FacilityDraft.class)))
    public Uni<RestResponse<FacilityView>> amend(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            byte[] body) {
        var seen = EntityTag.demanded(version);
        var patch = patches.read(body);
        return registration
                .amend(
                        id,
                        seen,
                        draft -> patches.applied(patch, draft, FacilityDraft.class),
                        viewer.person())
                .map(view -> Tagged.answer(view, EntityTag.of(view.version()), null));
    }
}
