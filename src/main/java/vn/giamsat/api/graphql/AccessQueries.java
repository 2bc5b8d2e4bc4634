package vn.giamsat.api.graphql;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;
import vn.giamsat.api.rest.MeBody;

/// Who is asking.
@GraphQLApi
@Authenticated
public class AccessQueries {
    private final Asking asking;

    AccessQueries(Asking asking) {
        this.asking = asking;
    }

    @Query
    @Description("Who is asking, the appointments that hold now, and what they allow")
    public Uni<MeBody> me() {
        return asking.answer(viewer -> Uni.createFrom().item(MeBody.of(viewer)));
    }
}
