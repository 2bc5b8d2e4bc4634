package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.giamsat.access.Deed;
import vn.giamsat.access.Role;
import vn.giamsat.probe.Discovery;
import vn.giamsat.registry.Discoveries;
import vn.giamsat.registry.DiscoveryDraft;
import vn.giamsat.shared.InputCheck;

/// What devices tell of their streams, over HTTP.
@Path("/api/v1/discoveries")
@Tag(name = "registry")
@RolesAllowed(Role.CAMERA_EDITORS)
public class DiscoveryResource {
    private final Discoveries discoveries;
    private final InputCheck check;
    private final Rations rations;

    DiscoveryResource(Discoveries discoveries, InputCheck check, Rations rations) {
        this.discoveries = discoveries;
        this.check = check;
        this.rations = rations;
    }

    @POST
    @Once
    @Operation(
            summary = "Ask a device over ONVIF for its profiles and stream addresses",
            description =
                    "Takes up to 15 s. A device that cannot be asked, or not for everything, is"
                            + " answered with 200 and a reason. The login is not kept.")
    public Uni<Discovery> discover(DiscoveryDraft device) {
        var asked = check.demand(device);
        return discoveries.discover(asked, rations.spend(Deed.DISCOVERY));
    }
}
