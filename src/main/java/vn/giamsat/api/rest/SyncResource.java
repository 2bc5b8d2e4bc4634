package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.field.Sync;
import vn.giamsat.field.SyncView;

/// Copies on phones, over HTTP.
@Path("/api/v1/sync")
@Tag(name = "field")
@RolesAllowed(Role.READERS)
public class SyncResource {
    private final Sync sync;
    private final CurrentViewer viewer;

    SyncResource(Sync sync, CurrentViewer viewer) {
        this.sync = sync;
        this.viewer = viewer;
    }

    @GET
    @Operation(
            summary =
                    "What changed since the token was given, of all that you may see; without one,"
                            + " all of it. 410 for a token that is too old: begin without one")
    public Uni<SyncView> since(@BeanParam SyncQuery query) {
        return sync.since(query.since(), query.rows(), viewer.person());
    }
}
