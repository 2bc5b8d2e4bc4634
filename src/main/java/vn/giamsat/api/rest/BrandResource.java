package vn.giamsat.api.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.giamsat.access.Role;
import vn.giamsat.registry.Brand;
import vn.giamsat.registry.Brands;

/// Where brands have their streams.
@Path("/api/v1/brands")
@Tag(name = "registry")
@RolesAllowed(Role.READERS)
public class BrandResource {
    @GET
    @Operation(
            summary = "Brands whose stream addresses are known",
            description = "A camera is registered by one of them with brandAddress.")
    public List<Brand> brands() {
        return Brands.ALL;
    }
}
