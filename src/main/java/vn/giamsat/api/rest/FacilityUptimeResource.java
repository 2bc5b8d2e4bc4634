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
import vn.giamsat.registry.Facilities;

/// The uptime of the cameras of a facility over HTTP.
@Path("/api/v1/facilities/{id}/uptime")
@Tag(name = "health")
@RolesAllowed(Role.READERS)
public class FacilityUptimeResource {
    private final Uptimes uptimes;
    private final Facilities facilities;
    private final CurrentViewer viewer;

    FacilityUptimeResource(Uptimes uptimes, Facilities facilities, CurrentViewer viewer) {
        this.uptimes = uptimes;
        this.facilities = facilities;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "How long the cameras of a facility were up, all together")
    public Uni<Uptime> uptime(@RestPath UUID id, @BeanParam UptimeQuery query) {
        var period = query.named();
        var person = viewer.person();
        return facilities.byId(id, person).chain(known -> uptimes.ofFacility(id, period, person));
    }
}
