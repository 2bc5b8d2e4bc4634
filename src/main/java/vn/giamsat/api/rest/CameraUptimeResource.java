package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.health.Uptime;
import vn.giamsat.health.Uptimes;
import vn.giamsat.registry.Cameras;

/// The uptime of a camera over HTTP.
@Path("/api/v1/cameras/{id}/uptime")
@Tag(name = "health")
@RolesAllowed(Role.READERS)
public class CameraUptimeResource {
    private final Uptimes uptimes;
    private final Cameras cameras;
    private final CurrentViewer viewer;

    CameraUptimeResource(Uptimes uptimes, Cameras cameras, CurrentViewer viewer) {
        this.uptimes = uptimes;
        this.cameras = cameras;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "How long a camera was up in a past period of at most 31 days")
    public Uni<Uptime> uptime(@RestPath UUID id, @BeanParam UptimeQuery query) {
        var period = query.named();
        var person = viewer.person();
        return cameras.byId(id, person).chain(known -> uptimes.ofCamera(id, period, person));
    }
}
