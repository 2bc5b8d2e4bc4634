package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.digest.DigestDeliveries;
import vn.giamsat.digest.DigestDelivery;
import vn.giamsat.notice.DeliveryState;

/// What became of digests on their way to people, over HTTP.
@Path("/api/v1/digest-deliveries")
@Tag(name = "notice")
@RolesAllowed(Role.WEBHOOK_KEEPERS)
public class DigestDeliveryResource {
    private final DigestDeliveries deliveries;
    private final CurrentViewer viewer;

    DigestDeliveryResource(DigestDeliveries deliveries, CurrentViewer viewer) {
        this.deliveries = deliveries;
        this.viewer = viewer;
    }

    @GET
    @Operation(
            summary = "A page of digests on their way, newest first; DEAD are given up",
            description =
                    "Of a province those of people who are appointed there alone. What they told is"
                            + " told by mail only.")
    public Uni<RestResponse<PageBody<DigestDelivery>>> deliveries(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String person,
            @BeanParam PageQuery page,
            UriInfo asked) {
        var filter =
                new DigestDeliveries.Filter(
                        Choice.of("state", state, DeliveryState.class),
                        Choice.id("person", person));
        return deliveries
                .page(filter, page.request(), viewer.person())
                .map(found -> PageBody.answer(found, asked));
    }
}
