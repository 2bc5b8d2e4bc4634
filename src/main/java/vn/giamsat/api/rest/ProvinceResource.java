package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.registry.ProvinceView;
import vn.giamsat.registry.Provinces;

/// The reference data of provinces.
@Path("/api/v1/provinces")
@Tag(name = "registry")
@RolesAllowed({Role.READERS, Role.PEOPLE_READERS})
public class ProvinceResource {
    private final Provinces provinces;
    private final CurrentViewer viewer;

    ProvinceResource(Provinces provinces, CurrentViewer viewer) {
        this.provinces = provinces;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "All provinces, or those of one scheme")
    public Uni<List<ProvinceView>> provinces(
            @Parameter(description = "2021 (63 units) or 2025 (34 units)", example = "2025")
                    @RestQuery
                    @Nullable String scheme) {
        return provinces.all(scheme, viewer.person());
    }
}
