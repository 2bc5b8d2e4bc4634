package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Role;
import vn.giamsat.health.HealthHistory;
import vn.giamsat.health.Overview;
import vn.giamsat.health.Overviews;
import vn.giamsat.registry.Cameras;
import vn.giamsat.shared.PageRequest;

/// Questions about health.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class HealthQueries {
    private final Overviews overviews;
    private final HealthHistory history;
    private final Cameras cameras;
    private final Asking asking;

    HealthQueries(Overviews overviews, HealthHistory history, Cameras cameras, Asking asking) {
        this.overviews = overviews;
        this.history = history;
        this.cameras = cameras;
        this.asking = asking;
    }

    @Query
    @Description("Facilities, cameras by health and the worst reasons: nation and provinces")
    public Uni<Overview> overview() {
        return asking.answer(overviews::overview);
    }

    @Query
    @Description(
            "A page of the changes of a camera's state, newest first; first: 1–200, default 50")
    public Uni<HealthChangeConnection> healthChanges(
            @NonNull UUID cameraId, @Nullable Integer first, @Nullable String after) {
        return asking.answer(
                viewer -> {
                    var page = PageRequest.of(first, after);
                    return cameras.byId(cameraId, viewer)
                            .chain(known -> history.ofCamera(cameraId, page, viewer))
                            .map(found -> HealthChangeConnection.of(found, page));
                });
    }
}
