package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.health.PictureSide;
import vn.giamsat.health.Pictures;

/// What the camera of an incident showed, over HTTP, kept and told as the last pictures of cameras.
@Path("/api/v1/incidents/{id}")
@Tag(name = "health")
@RolesAllowed(Role.READERS)
public class IncidentPictureResource {
    private final Pictures pictures;
    private final CurrentViewer viewer;

    IncidentPictureResource(Pictures pictures, CurrentViewer viewer) {
        this.pictures = pictures;
        this.viewer = viewer;
    }

    @GET
    @Path("/last-good-picture")
    @Produces("image/jpeg")
    @Operation(summary = "The last picture before an incident of a camera that was still up")
    public Uni<RestResponse<byte[]>> lastGood(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        return picture(id, PictureSide.LAST_GOOD, held);
    }

    @GET
    @Path("/first-bad-picture")
    @Produces("image/jpeg")
    @Operation(summary = "The first picture of an incident of a camera that gave one")
    public Uni<RestResponse<byte[]>> firstBad(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        return picture(id, PictureSide.FIRST_BAD, held);
    }

    private Uni<RestResponse<byte[]>> picture(UUID id, PictureSide side, @Nullable String held) {
        return pictures.ofIncident(id, side, PictureAnswer.digest(held), viewer.person())
                .map(found -> PictureAnswer.of(found, held));
    }
}
