package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Role;
import vn.giamsat.api.rest.MeBody;
import vn.giamsat.field.Sync;
import vn.giamsat.field.Tasks;
import vn.giamsat.shared.PageRequest;

/// Copies on phones, and what their holders have to do.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class SyncQueries {
    private final Sync sync;
    private final Tasks tasks;
    private final Asking asking;

    SyncQueries(Sync sync, Tasks tasks, Asking asking) {
        this.sync = sync;
        this.tasks = tasks;
        this.asking = asking;
    }

    @Query
    @Description(
            "What changed since the token was given, of all that you may see; without one, all of"
                    + " it. Token: the next of the answer before; first: 1–200, default 50")
    public Uni<SyncNode> sync(@Nullable String since, @Nullable Integer first) {
        return asking.answer(
                viewer ->
                        sync.since(since, PageRequest.of(first, null).limit(), viewer)
                                .map(SyncNode::of));
    }

    @Description("A page of what you have to do for orders, by due day; first: 1–200, default 50")
    public Uni<TaskConnection> tasks(
            @Source MeBody me, @Nullable Integer first, @Nullable String after) {
        return asking.answer(
                viewer -> {
                    var page = PageRequest.of(first, after);
                    return tasks.page(page, viewer).map(found -> new TaskConnection(page, found));
                });
    }

    @Description("How much there is to do")
    public Uni<Integer> totalCount(@Source TaskConnection page) {
        return asking.answer(viewer -> tasks.count(viewer).map(Math::toIntExact));
    }
}
