package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.health.Uptime;
import vn.giamsat.health.Uptimes;
import vn.giamsat.registry.Enterprise;

/// The uptime of the cameras that an enterprise has, over HTTP, as far as the viewer may see them.
@Path("/api/v1/enterprises/{enterprise}/uptime")
@Tag(name = "health")
@RolesAllowed(Role.READERS)
public class EnterpriseUptimeResource {
    private final Uptimes uptimes;
    private final CurrentViewer viewer;

    EnterpriseUptimeResource(Uptimes uptimes, CurrentViewer viewer) {
        this.uptimes = uptimes;
        this.viewer = viewer;
    }

    @GET
    @Operation(
            summary = "How long the cameras assigned to VIETTEL or VNPT that you may see were up")
    public Uni<Uptime> uptime(@RestPath String enterprise, @BeanParam UptimeQuery query) {
        var period = query.named();
        var person = viewer.person();
        var known = Objects.requireNonNull(Choice.of("enterprise", enterprise, Enterprise.class));
        return uptimes.ofEnterprise(known, period, person);
    }
}
