package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.health.Overview;
import vn.giamsat.health.Overviews;

/// How things stand, over HTTP.
@Path("/api/v1/overview")
@Tag(name = "health")
@RolesAllowed(Role.READERS)
public class OverviewResource {
    private final Overviews overviews;
    private final CurrentViewer viewer;

    OverviewResource(Overviews overviews, CurrentViewer viewer) {
        this.overviews = overviews;
        this.viewer = viewer;
    }

    @GET
    @Operation(
            summary = "Facilities, cameras by health and the worst reasons: nation and provinces")
    public Uni<Overview> overview() {
        return overviews.overview(viewer.person());
    }
}
