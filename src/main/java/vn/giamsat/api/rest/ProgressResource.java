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
import vn.giamsat.campaign.CampaignFacilities.Place;
import vn.giamsat.campaign.CampaignProgress;
import vn.giamsat.campaign.Campaigns;
import vn.giamsat.campaign.Deadlines;
import vn.giamsat.campaign.ShortfallView;
import vn.giamsat.campaign.Sufficiency;
import vn.giamsat.campaign.VerificationView;
import vn.giamsat.campaign.Verifications;

/// How far an order is, over HTTP.
@Path("/api/v1/campaigns/{id}")
@Tag(name = "campaign")
@RolesAllowed(Role.READERS)
public class ProgressResource {
    private final Campaigns campaigns;
    private final Deadlines deadlines;
    private final Sufficiency sufficiency;
    private final Verifications verifications;
    private final CurrentViewer viewer;

    ProgressResource(
            Campaigns campaigns,
            Deadlines deadlines,
            Sufficiency sufficiency,
            Verifications verifications,
            CurrentViewer viewer) {
        this.campaigns = campaigns;
        this.deadlines = deadlines;
        this.sufficiency = sufficiency;
        this.verifications = verifications;
        this.viewer = viewer;
    }

    @GET
    @Path("/progress")
    @Operation(
            summary = "How far the order is, per province, of the facilities that you may see",
            description = "With the trend by day, and the finish at the pace of the last 3 days.")
    public Uni<RestResponse<CampaignProgress>> progress(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        return deadlines
                .progress(id, viewer.person())
                .map(view -> Tagged.answer(view, EntityTag.of(view), held));
    }

    @GET
    @Path("/shortfalls")
    @Operation(
            summary = "A page of the facilities with fewer verified cameras than required, by name")
    public Uni<RestResponse<PageBody<ShortfallView>>> shortfalls(
            @RestPath UUID id,
            @Parameter(
                            description = "Key; a unit includes those that went into it",
                            example = "2025-24")
                    @QueryParam("province")
                    @Nullable String province,
            @BeanParam PageQuery page,
            UriInfo asked) {
        var request = page.request();
        var person = viewer.person();
        return campaigns
                .byId(id, person)
                .chain(known -> sufficiency.page(id, province, request, person))
                .map(found -> PageBody.answer(found, asked));
    }

    @GET
    @Path("/facilities/{facility}/verification")
    @Operation(summary = "How many cameras of the facility are verified, and why the rest is not")
    public Uni<RestResponse<VerificationView>> verification(
            @RestPath UUID id,
            @RestPath UUID facility,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        return verifications
                .one(new Place(id, facility), viewer.person())
                .map(view -> Tagged.answer(view, EntityTag.of(view), held));
    }
}
