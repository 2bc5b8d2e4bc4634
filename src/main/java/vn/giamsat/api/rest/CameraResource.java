package vn.giamsat.api.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import vn.giamsat.registry.CameraChange;
import vn.giamsat.registry.CameraDraft;
import vn.giamsat.registry.CameraRegistration;
import vn.giamsat.registry.CameraView;
import vn.giamsat.registry.Cameras;

/// Cameras over HTTP.
@Path("/api/v1/cameras")
@Tag(name = "registry")
@RolesAllowed(Role.READERS)
public class CameraResource {
    private static final String CREDENTIALS = "credentials";

    private final Cameras cameras;
    private final CameraRegistration registration;
    private final MergePatch patches;
    private final CurrentViewer viewer;

    CameraResource(
            Cameras cameras,
            CameraRegistration registration,
            MergePatch patches,
            CurrentViewer viewer) {
        this.cameras = cameras;
        this.registration = registration;
        this.patches = patches;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "A page of the cameras that you may see, by name")
    public Uni<RestResponse<PageBody<CameraView>>> page(
            @BeanParam CameraQuery query, @BeanParam PageQuery page, UriInfo asked) {
        return cameras.page(query.filter(), page.request(), viewer.person())
                .map(found -> PageBody.answer(found, asked));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One camera, with its version as ETag")
    public Uni<RestResponse<CameraView>> camera(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        return cameras.byId(id, viewer.person())
                .map(view -> Tagged.answer(view, EntityTag.of(view), held));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Role.CAMERA_EDITORS)
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Change a camera by JSON merge patch, naming its version in If-Match",
            description =
                    "Absent credentials are kept, null forgets them, an object replaces them.")
    @RequestBody(content = @Content(schema = @Schema(implementation = CameraDraft.class)))
    public Uni<RestResponse<CameraView>> amend(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            byte[] body) {
        var seen = EntityTag.demanded(version);
        var patch = patches.read(body);
        return registration
                .amend(id, seen, current -> changed(patch, current), viewer.person())
                .map(Registered::view)
                .map(view -> Tagged.answer(view, EntityTag.of(view), null));
    }

    private CameraChange changed(ObjectNode patch, CameraChange current) {
        var draft = patches.applied(patch, current.draft(), CameraDraft.class);
        return new CameraChange(draft, patch.has(CREDENTIALS) && patch.get(CREDENTIALS).isNull());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.CAMERA_EDITORS)
    @Operation(summary = "Retire a camera: its history stays, its credentials go")
    public Uni<RestResponse<Void>> retire(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version) {
        return registration
                .retire(id, EntityTag.demanded(version), viewer.person())
                .map(retired -> RestResponse.noContent());
    }
}
