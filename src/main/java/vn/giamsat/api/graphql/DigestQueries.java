package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Role;
import vn.giamsat.digest.DigestDeliveries;
import vn.giamsat.digest.DigestDraft;
import vn.giamsat.digest.DigestView;
import vn.giamsat.digest.Digests;
import vn.giamsat.notice.DeliveryState;
import vn.giamsat.shared.InputCheck;
import vn.giamsat.shared.PageRequest;

/// Whether whoever asks is told once a day by e-mail what is new, and whom that does not reach.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class DigestQueries {
    private final Digests digests;
    private final DigestDeliveries deliveries;
    private final InputCheck check;
    private final Asking asking;

    DigestQueries(Digests digests, DigestDeliveries deliveries, InputCheck check, Asking asking) {
        this.digests = digests;
        this.deliveries = deliveries;
        this.check = check;
        this.asking = asking;
    }

    @Query
    @Description("Whether and when you are told by e-mail what is new")
    public Uni<DigestView> digest() {
        return asking.answer(digests::of);
    }

    @Query
    @RolesAllowed(Role.WEBHOOK_KEEPERS)
    @Description(
            "A page of digests on their way to people, newest first; DEAD are given up; first:"
                    + " 1–200, default 50")
    public Uni<DigestDeliveryConnection> digestDeliveries(
            @Nullable DeliveryState state,
            @Nullable UUID person,
            @Nullable Integer first,
            @Nullable String after) {
        return asking.answer(
                viewer -> {
                    var page = PageRequest.of(first, after);
                    return deliveries
                            .page(new DigestDeliveries.Filter(state, person), page, viewer)
                            .map(found -> DigestDeliveryConnection.of(found, page));
                });
    }

    @Mutation
    @Description("Choose whether and when you are told by e-mail what is new; off until then")
    public Uni<DigestView> chooseDigest(@NonNull DigestDraft digest) {
        return asking.answer(viewer -> digests.choose(check.demand(digest), viewer));
    }
}
