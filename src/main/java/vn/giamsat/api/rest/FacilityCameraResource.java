package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.registry.CameraDraft;
import vn.giamsat.registry.CameraFilter;
import vn.giamsat.registry.CameraRegistration;
import vn.giamsat.registry.CameraView;
import vn.giamsat.registry.Cameras;
import vn.giamsat.registry.Facilities;
import vn.giamsat.shared.InputCheck;

/// The cameras of one facility over HTTP.
@Path("/api/v1/facilities/{id}/cameras")
@Tag(name = "registry")
@RolesAllowed(Role.READERS)
public class FacilityCameraResource {
    private final Facilities facilities;
    private final Cameras cameras;
    private final CameraRegistration registration;
    private final InputCheck check;
    private final CurrentViewer viewer;

    FacilityCameraResource(
            Facilities facilities,
            Cameras cameras,
            CameraRegistration registration,
            InputCheck check,
            CurrentViewer viewer) {
        this.facilities = facilities;
        this.cameras = cameras;
        this.registration = registration;
        this.check = check;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "A page of the cameras of a facility, by name, without the retired")
    public Uni<RestResponse<PageBody<CameraView>>> page(
            @RestPath UUID id, @BeanParam PageQuery page, UriInfo asked) {
        var request = page.request();
        return facilities
                .byId(id, viewer.person())
                .chain(known -> cameras.page(CameraFilter.ofFacility(id), request, viewer.person()))
                .map(found -> PageBody.answer(found, asked));
    }

    /// Answers 409 naming the camera that has the stream address, when the viewer may see it.
    @POST
    @Once
    @RolesAllowed(Role.CAMERA_EDITORS)
    @Operation(
            summary = "Register a camera",
            description =
                    "A user:password@ in an address is split off. Credentials are never shown"
                            + " again.")
    public Uni<RestResponse<CameraView>> register(@RestPath UUID id, CameraDraft camera) {
        return registration
                .register(id, check.demand(camera), viewer.person())
                .map(Registered::view)
                .map(
                        view ->
                                Tagged.created(
                                        view, EntityTag.of(view), "/api/v1/cameras/" + view.id()));
    }
}
