package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Deed;
import vn.giamsat.access.Role;
import vn.giamsat.health.HealthChange;
import vn.giamsat.health.HealthHistory;
import vn.giamsat.health.HealthView;
import vn.giamsat.health.HealthViews;
import vn.giamsat.health.Pictures;
import vn.giamsat.registry.Cameras;

/// What is known of a camera's health over HTTP, and the wish to know it now.
@Path("/api/v1/cameras/{id}")
@Tag(name = "health")
@RolesAllowed(Role.READERS)
public class CameraHealthResource {
    private final Cameras cameras;
    private final HealthViews health;
    private final HealthHistory history;
    private final Pictures pictures;
    private final ProbeAnswers probes;
    private final CurrentViewer viewer;
    private final Rations rations;

    CameraHealthResource(
            Cameras cameras,
            HealthViews health,
            HealthHistory history,
            Pictures pictures,
            ProbeAnswers probes,
            CurrentViewer viewer,
            Rations rations) {
        this.cameras = cameras;
        this.health = health;
        this.history = history;
        this.pictures = pictures;
        this.probes = probes;
        this.viewer = viewer;
        this.rations = rations;
    }

    @GET
    @Path("/health")
    @Operation(summary = "The current health of a camera")
    public Uni<HealthView> health(@RestPath UUID id) {
        return health.ofCamera(id, viewer.person());
    }

    @GET
    @Path("/health/changes")
    @Operation(summary = "A page of the changes of a camera's state, newest first")
    public Uni<RestResponse<PageBody<HealthChange>>> changes(
            @RestPath UUID id, @BeanParam PageQuery page, UriInfo asked) {
        var request = page.request();
        return cameras.byId(id, viewer.person())
                .chain(known -> history.ofCamera(id, request, viewer.person()))
                .map(found -> PageBody.answer(found, asked));
    }

    /// The picture may show people: it is kept by the viewer's own cache only, and asked for anew
    /// each time.
    @GET
    @Path("/picture")
    @Produces("image/jpeg")
    @Operation(summary = "The last decoded picture of a camera, at most 320 pixels wide")
    public Uni<RestResponse<byte[]>> picture(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        return pictures.ofCamera(id, PictureAnswer.digest(held), viewer.person())
                .map(found -> PictureAnswer.of(found, held));
    }

    /// Waits up to 20 s for the outcome; a probe that takes longer goes on, and its outcome shows
    /// in the health that 202 points to.
    @POST
    @Once
    @Path("/probes")
    @RolesAllowed(Role.PROBERS)
    @Operation(summary = "Probe a camera now: 200 with the outcome, or 202 after 20 s")
    public Uni<RestResponse<OutcomeBody>> probe(@RestPath UUID id) {
        return probes.now(id, rations.spend(Deed.PROBE))
                .map(RestResponse::ok)
                .ifNoItem()
                .after(Later.PATIENCE)
                .recoverWithItem(() -> Later.at("/api/v1/cameras/" + id + "/health"));
    }
}
