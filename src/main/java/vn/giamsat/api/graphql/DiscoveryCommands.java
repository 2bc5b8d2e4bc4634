package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import vn.giamsat.access.Deed;
import vn.giamsat.access.Role;
import vn.giamsat.probe.Discovery;
import vn.giamsat.registry.Discoveries;
import vn.giamsat.registry.DiscoveryDraft;
import vn.giamsat.shared.InputCheck;

/// The wish to know what streams a device has.
@GraphQLApi
@RolesAllowed(Role.CAMERA_EDITORS)
public class DiscoveryCommands {
    private final Discoveries discoveries;
    private final InputCheck check;
    private final Asking asking;

    DiscoveryCommands(Discoveries discoveries, InputCheck check, Asking asking) {
        this.discoveries = discoveries;
        this.check = check;
        this.asking = asking;
    }

    @Mutation
    @Description(
            "Ask a device over ONVIF for its profiles and stream addresses; takes up to 15 s. What"
                    + " could not be learned is told with a reason. The login is not kept")
    public Uni<Discovery> discoverStreams(@NonNull DiscoveryDraft device) {
        return asking.answer(
                Deed.DISCOVERY, viewer -> discoveries.discover(check.demand(device), viewer));
    }
}
