package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.health.Approving;
import vn.giamsat.health.ReferenceDraft;
import vn.giamsat.health.ReferencePictures;
import vn.giamsat.shared.InputCheck;

/// What a camera is to show, over HTTP.
@Path("/api/v1/cameras/{id}/reference-picture")
@Tag(name = "health")
@RolesAllowed(Role.READERS)
public class ReferencePictureResource {
    private final Approving approving;
    private final InputCheck check;
    private final CurrentViewer viewer;

    ReferencePictureResource(Approving approving, InputCheck check, CurrentViewer viewer) {
        this.approving = approving;
        this.check = check;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "Which pictures of a camera were approved, by day and by night")
    public Uni<ReferencePictures> approved(@RestPath UUID id) {
        return approving.ofCamera(id, viewer.person());
    }

    @PUT
    @RolesAllowed(Role.CAMERA_EDITORS)
    @Operation(
            summary =
                    "Approve the last picture of a camera, naming its ETag as digest: what shows"
                            + " something else by the same light is VIDEO_MOVED")
    public Uni<ReferencePictures> approve(@RestPath UUID id, ReferenceDraft picture) {
        return approving.approve(id, check.demand(picture), viewer.person());
    }

    @DELETE
    @RolesAllowed(Role.CAMERA_EDITORS)
    @Operation(summary = "Take back what was approved: nothing is compared any more")
    public Uni<ReferencePictures> forget(@RestPath UUID id) {
        return approving.forget(id, viewer.person());
    }
}
