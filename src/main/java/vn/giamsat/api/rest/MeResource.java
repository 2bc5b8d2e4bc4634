package vn.giamsat.api.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.giamsat.access.CurrentViewer;

/// The one address that a token without an appointment may read.
@Path("/api/v1/me")
@Tag(name = "access")
@Authenticated
public class MeResource {
    private final CurrentViewer viewer;

    MeResource(CurrentViewer viewer) {
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "Who is asking, the appointments that hold now, and what they allow")
    public MeBody me() {
        return MeBody.of(viewer.person());
    }
}
