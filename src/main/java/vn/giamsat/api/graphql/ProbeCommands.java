package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import vn.giamsat.access.Deed;
import vn.giamsat.access.Role;
import vn.giamsat.api.rest.Later;
import vn.giamsat.api.rest.OutcomeBody;
import vn.giamsat.api.rest.ProbeAnswers;

/// The wish to know a camera's health now.
@GraphQLApi
@RolesAllowed(Role.PROBERS)
public class ProbeCommands {
    private final ProbeAnswers probes;
    private final Asking asking;

    ProbeCommands(ProbeAnswers probes, Asking asking) {
        this.probes = probes;
        this.asking = asking;
    }

    @Mutation
    @Description(
            "Probe a camera now; null when it takes longer than 20 s, and the outcome shows in its"
                    + " health")
    public Uni<OutcomeBody> probeCamera(@NonNull UUID id) {
        return asking.answer(
                Deed.PROBE,
                viewer ->
                        probes.now(id, viewer)
                                .ifNoItem()
                                .after(Later.PATIENCE)
                                .recoverWithItem(() -> null));
    }
}
