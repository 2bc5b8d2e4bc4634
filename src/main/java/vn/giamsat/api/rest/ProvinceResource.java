package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.registry.ProvinceDraft;
import vn.giamsat.registry.ProvinceRegistration;
import vn.giamsat.registry.ProvinceView;
import vn.giamsat.registry.Provinces;
import vn.giamsat.shared.InputCheck;

/// The reference data of provinces.
@Path("/api/v1/provinces")
@Tag(name = "registry")
@RolesAllowed({Role.READERS, Role.PEOPLE_READERS})
public class ProvinceResource {
    private final Provinces provinces;
    private final ProvinceRegistration registration;
    private final MergePatch patches;
    private final InputCheck check;
    private final CurrentViewer viewer;

    ProvinceResource(
            Provinces provinces,
            ProvinceRegistration registration,
            MergePatch patches,
            InputCheck check,
            CurrentViewer viewer) {
        this.provinces = provinces;
        this.registration = registration;
        this.patches = patches;
        this.check = check;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "All provinces, or those of one scheme")
    public Uni<List<ProvinceView>> provinces(
            @Parameter(
                            description = "2021 (63 units), 2025 (34 units) or a later one",
                            example = "2025")
                    @RestQuery
                    @Nullable String scheme) {
        return provinces.all(scheme, viewer.person());
    }

    @POST
    @Once
    @RolesAllowed(Role.REFERENCE_KEEPERS)
    @Operation(summary = "Enter a unit, of a coming scheme for example")
    public Uni<RestResponse<ProvinceView>> register(ProvinceDraft province) {
        return registration
                .register(check.demand(province), viewer.person())
                .map(
                        view ->
                                Tagged.created(
                                        view,
                                        EntityTag.of(view.version()),
                                        "/api/v1/provinces/" + view.key()));
    }

    @GET
    @Path("/{key}")
    @Operation(summary = "One province, with its version as ETag")
    public Uni<RestResponse<ProvinceView>> province(
            @RestPath String key, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        return provinces
                .one(key, viewer.person())
                .map(view -> Tagged.answer(view, EntityTag.of(view.version()), held));
    }

    @PATCH
    @Path("/{key}")
    @RolesAllowed(Role.REFERENCE_KEEPERS)
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Correct a province by JSON merge patch, naming its version in If-Match",
            description =
                    "Scheme and code stay. Who is appointed to the successor sees from then on what"
                            + " belongs to the unit.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ProvinceDraft.class)))
    public Uni<RestResponse<ProvinceView>> correct(
            @RestPath String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            byte[] body) {
        var seen = EntityTag.demanded(version);
        var patch = patches.read(body);
        return registration
                .correct(
                        key,
                        seen,
                        draft -> patches.applied(patch, draft, ProvinceDraft.class),
                        viewer.person())
                .map(view -> Tagged.answer(view, EntityTag.of(view.version()), null));
    }

    @DELETE
    @Path("/{key}")
    @RolesAllowed(Role.REFERENCE_KEEPERS)
    @Operation(summary = "Remove a unit that no facility, appointment or other unit names")
    public Uni<RestResponse<Void>> remove(
            @RestPath String key, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version) {
        return registration
                .remove(key, EntityTag.demanded(version), viewer.person())
                .map(removed -> RestResponse.noContent());
    }
}
