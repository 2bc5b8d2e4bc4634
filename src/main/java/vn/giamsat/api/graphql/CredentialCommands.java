package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;
import vn.giamsat.access.Role;
import vn.giamsat.api.rest.Later;
import vn.giamsat.registry.KeysInUse;
import vn.giamsat.registry.Resealing;

/// The keys of camera logins: their names and how many logins each seals, never a key.
@GraphQLApi
@RolesAllowed(Role.KEY_KEEPERS)
public class CredentialCommands {
    private final Resealing resealing;
    private final Asking asking;

    CredentialCommands(Resealing resealing, Asking asking) {
        this.resealing = resealing;
        this.asking = asking;
    }

    @Query
    @Description("Which keys seal the stored camera logins, and how many each")
    public Uni<KeysInUse> credentialKeys() {
        return asking.answer(resealing::inUse);
    }

    @Mutation
    @Description(
            "Seal all stored camera logins with the current key; null when it takes longer than 20 s,"
                    + " and goes on: credentialKeys shows how far it is")
    public Uni<KeysInUse> resealCredentials() {
        return asking.answer(
                viewer ->
                        resealing
                                .reseal(viewer)
                                .ifNoItem()
                                .after(Later.PATIENCE)
                                .recoverWithItem(() -> null));
    }
}
