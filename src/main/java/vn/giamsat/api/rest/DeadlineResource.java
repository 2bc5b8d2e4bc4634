package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.campaign.CampaignHistory;
import vn.giamsat.campaign.Campaigns;
import vn.giamsat.campaign.OverdueFacilities;
import vn.giamsat.campaign.OverdueFilter;
import vn.giamsat.campaign.OverdueView;
import vn.giamsat.campaign.ProgressHistory;

/// How an order came along day by day, and who has let its deadlines pass, over HTTP.
@Path("/api/v1/campaigns/{id}")
@Tag(name = "campaign")
@RolesAllowed(Role.READERS)
public class DeadlineResource {
    private static final String WITH_PREDECESSORS = "Key; a unit includes those that went into it";

    private final Campaigns campaigns;
    private final ProgressHistory histories;
    private final OverdueFacilities overdue;
    private final CurrentViewer viewer;

    DeadlineResource(
            Campaigns campaigns,
            ProgressHistory histories,
            OverdueFacilities overdue,
            CurrentViewer viewer) {
        this.campaigns = campaigns;
        this.histories = histories;
        this.overdue = overdue;
        this.viewer = viewer;
    }

    @GET
    @Path("/history")
    @Operation(
            summary = "How far the order was at the end of each day, per province",
            description =
                    "At most 92 days; by default the 14 that end with yesterday. How far it is today,"
                            + " progress tells.")
    public Uni<RestResponse<CampaignHistory>> history(
            @RestPath UUID id,
            @BeanParam HistoryQuery query,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        return histories
                .history(query.wanted(id), viewer.person())
                .map(view -> Tagged.answer(view, EntityTag.of(view), held));
    }

    @GET
    @Path("/overdue")
    @Operation(
            summary =
                    "A page of the facilities that have let a deadline of the order or of the agreed"
                            + " plan pass, the longest overdue first")
    public Uni<RestResponse<PageBody<OverdueView>>> overdue(
            @RestPath UUID id,
            @Parameter(description = WITH_PREDECESSORS, example = "2025-24") @QueryParam("province")
                    @Nullable String province,
            @BeanParam PageQuery page,
            UriInfo asked) {
        var request = page.request();
        var person = viewer.person();
        return campaigns
                .byId(id, person)
                .chain(known -> overdue.page(new OverdueFilter(id, province), request, person))
                .map(found -> PageBody.answer(found, asked));
    }
}
