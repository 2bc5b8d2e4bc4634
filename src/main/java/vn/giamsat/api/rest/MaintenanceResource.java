package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.registry.CameraMaintenance;
import vn.giamsat.registry.CameraView;

/// Maintenance of cameras over HTTP.
@Path("/api/v1/cameras/{id}/maintenance")
@Tag(name = "registry")
@RolesAllowed(Role.STATUS_REPORTERS)
public class MaintenanceResource {
    private final CameraMaintenance maintenance;
    private final CurrentViewer viewer;

    MaintenanceResource(CameraMaintenance maintenance, CurrentViewer viewer) {
        this.maintenance = maintenance;
        this.viewer = viewer;
    }

    @PUT
    @Operation(
            summary = "Mark a camera in service as under maintenance: nobody probes it meanwhile")
    public Uni<RestResponse<CameraView>> begin(@RestPath UUID id) {
        return maintenance.begin(id, viewer.person()).map(MaintenanceResource::answer);
    }

    @DELETE
    @Operation(summary = "Put a camera into service again after maintenance")
    public Uni<RestResponse<CameraView>> end(@RestPath UUID id) {
        return maintenance.end(id, viewer.person()).map(MaintenanceResource::answer);
    }

    private static RestResponse<CameraView> answer(CameraView camera) {
        return Tagged.answer(camera, EntityTag.of(camera), null);
    }
}
