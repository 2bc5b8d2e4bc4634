package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.field.FirstScreen;
import vn.giamsat.field.FirstScreens;

/// What a contact's phone shows first, over HTTP.
@Path("/api/v1/me/facility")
@Tag(name = "field")
@RolesAllowed(Role.READERS)
public class MyFacilityResource {
    private final FirstScreens screens;
    private final CurrentViewer viewer;

    MyFacilityResource(FirstScreens screens, CurrentViewer viewer) {
        this.screens = screens;
        this.viewer = viewer;
    }

    @GET
    @Operation(
            summary =
                    "The facilities that you represent: steps and tasks, cameras and how they are,"
                            + " open incidents and status reports",
            description =
                    "Small enough for a poor network; ask with If-None-Match. Empty for who"
                            + " represents no facility.")
    public Uni<RestResponse<FirstScreen>> mine(
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        return screens.of(viewer.person())
                .map(screen -> Tagged.answer(screen, EntityTag.of(screen), held));
    }
}
