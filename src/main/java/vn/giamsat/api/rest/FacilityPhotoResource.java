package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.photo.PhotoView;
import vn.giamsat.photo.Photos;
import vn.giamsat.registry.Facilities;

/// The photos of one facility over HTTP.
@Path("/api/v1/facilities/{id}/photos")
@Tag(name = "photo")
@RolesAllowed(Role.READERS)
public class FacilityPhotoResource {
    private final Facilities facilities;
    private final Photos photos;
    private final CurrentViewer viewer;

    FacilityPhotoResource(Facilities facilities, Photos photos, CurrentViewer viewer) {
        this.facilities = facilities;
        this.photos = photos;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "A page of what is known of a facility's photos, newest first")
    public Uni<RestResponse<PageBody<PhotoView>>> page(
            @RestPath UUID id, @BeanParam PageQuery page, UriInfo asked) {
        var request = page.request();
        return facilities
                .byId(id, viewer.person())
                .chain(known -> photos.page(id, request, viewer.person()))
                .map(found -> PageBody.answer(found, asked));
    }
}
