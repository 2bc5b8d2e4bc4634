package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.registry.KeysInUse;
import vn.giamsat.registry.Resealing;

/// The keys of camera logins over HTTP: their names and how many logins each seals, never a key.
@Path("/api/v1/credentials")
@Tag(name = "registry")
@RolesAllowed(Role.KEY_KEEPERS)
public class CredentialResource {
    private final Resealing resealing;
    private final CurrentViewer viewer;

    CredentialResource(Resealing resealing, CurrentViewer viewer) {
        this.resealing = resealing;
        this.viewer = viewer;
    }

    @GET
    @Path("/keys")
    @Operation(summary = "Which keys seal the stored camera logins, and how many each")
    public Uni<KeysInUse> keys() {
        return resealing.inUse(viewer.person());
    }

    /// Waits up to 20 s; a pass that takes longer goes on, and shows in what 202 points to.
    @POST
    @Once
    @Path("/reseal")
    @Operation(
            summary =
                    "Seal all stored camera logins with the current key: 200 when done, or 202 after"
                            + " 20 s")
    public Uni<RestResponse<KeysInUse>> reseal() {
        return resealing
                .reseal(viewer.person())
                .map(RestResponse::ok)
                .ifNoItem()
                .after(Later.PATIENCE)
                .recoverWithItem(() -> Later.at("/api/v1/credentials/keys"));
    }
}
