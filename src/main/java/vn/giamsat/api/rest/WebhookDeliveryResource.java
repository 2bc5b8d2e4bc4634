package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Deed;
import vn.giamsat.access.Role;
import vn.giamsat.notice.Deliveries;
import vn.giamsat.notice.DeliveryState;
import vn.giamsat.notice.DeliveryView;

/// What became of events on their way to a webhook, over HTTP.
@Path("/api/v1/webhooks/{id}")
@Tag(name = "notice")
@RolesAllowed(Role.WEBHOOK_KEEPERS)
public class WebhookDeliveryResource {
    private final Deliveries deliveries;
    private final CurrentViewer viewer;
    private final Rations rations;

    WebhookDeliveryResource(Deliveries deliveries, CurrentViewer viewer, Rations rations) {
        this.deliveries = deliveries;
        this.viewer = viewer;
        this.rations = rations;
    }

    @GET
    @Path("/deliveries")
    @Operation(summary = "A page of the webhook's deliveries, newest first; DEAD are given up")
    public Uni<RestResponse<PageBody<DeliveryView>>> deliveries(
            @RestPath UUID id,
            @RestQuery @Nullable String state,
            @BeanParam PageQuery page,
            UriInfo asked) {
        var wanted = Choice.of("state", state, DeliveryState.class);
        return deliveries
                .page(id, wanted, page.request(), viewer.person())
                .map(found -> PageBody.answer(found, asked));
    }

    @POST
    @Once
    @Path("/deliveries/{delivery}/again")
    @Operation(summary = "Send an event again, with its id; one on its way stays as it is")
    public Uni<DeliveryView> sendAgain(@RestPath UUID id, @RestPath UUID delivery) {
        return deliveries.sendAgain(id, delivery, rations.spend(Deed.EVENT));
    }

    @POST
    @Once
    @Path("/tests")
    @Operation(summary = "Send the webhook an event that says nothing")
    public Uni<DeliveryView> test(@RestPath UUID id) {
        return deliveries.test(id, rations.spend(Deed.EVENT));
    }
}
