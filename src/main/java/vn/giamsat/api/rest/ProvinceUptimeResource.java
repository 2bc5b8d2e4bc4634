package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.health.Uptime;
import vn.giamsat.health.Uptimes;
import vn.giamsat.registry.Provinces;

/// The uptime of the cameras of a province over HTTP, as far as the viewer may see them.
@Path("/api/v1/provinces/{key}/uptime")
@Tag(name = "health")
@RolesAllowed(Role.READERS)
public class ProvinceUptimeResource {
    private final Uptimes uptimes;
    private final Provinces provinces;
    private final CurrentViewer viewer;

    ProvinceUptimeResource(Uptimes uptimes, Provinces provinces, CurrentViewer viewer) {
        this.uptimes = uptimes;
        this.provinces = provinces;
        this.viewer = viewer;
    }

    @GET
    @Operation(
            summary = "How long the cameras of a province that you may see were up, all together")
    public Uni<Uptime> uptime(@RestPath String key, @BeanParam UptimeQuery query) {
        var period = query.named();
        var person = viewer.person();
        return provinces.one(key, person).chain(known -> uptimes.ofProvince(key, period, person));
    }
}
