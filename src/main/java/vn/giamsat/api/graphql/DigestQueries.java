package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import vn.giamsat.access.Role;
import vn.giamsat.digest.DigestDraft;
import vn.giamsat.digest.DigestView;
import vn.giamsat.digest.Digests;
import vn.giamsat.shared.InputCheck;

/// Whether whoever asks is told once a day by e-mail what is new.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class DigestQueries {
    private final Digests digests;
    private final InputCheck check;
    private final Asking asking;

    DigestQueries(Digests digests, InputCheck check, Asking asking) {
        this.digests = digests;
        this.check = check;
        this.asking = asking;
    }

    @Query
    @Description("Whether and when you are told by e-mail what is new")
    public Uni<DigestView> digest() {
        return asking.answer(digests::of);
    }

    @Mutation
    @Description("Choose whether and when you are told by e-mail what is new; off until then")
    public Uni<DigestView> chooseDigest(@NonNull DigestDraft digest) {
        return asking.answer(viewer -> digests.choose(check.demand(digest), viewer));
    }
}
