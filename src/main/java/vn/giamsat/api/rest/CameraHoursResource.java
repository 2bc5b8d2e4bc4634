package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.health.CameraHour;
import vn.giamsat.health.CameraHours;
import vn.giamsat.registry.Cameras;

/// What the probes of a camera found hour by hour, over HTTP.
@Path("/api/v1/cameras/{id}/hours")
@Tag(name = "health")
@RolesAllowed(Role.READERS)
public class CameraHoursResource {
    private final CameraHours hours;
    private final Cameras cameras;
    private final CurrentViewer viewer;

    CameraHoursResource(CameraHours hours, Cameras cameras, CurrentViewer viewer) {
        this.hours = hours;
        this.cameras = cameras;
        this.viewer = viewer;
    }

    @GET
    @Operation(
            summary =
                    "What the probes of a camera found in the hours of a period of at most 31 days")
    public Uni<List<CameraHour>> hours(@RestPath UUID id, @BeanParam UptimeQuery query) {
        var period = query.named();
        var person = viewer.person();
        return cameras.byId(id, person).chain(known -> hours.ofCamera(id, period, person));
    }
}
