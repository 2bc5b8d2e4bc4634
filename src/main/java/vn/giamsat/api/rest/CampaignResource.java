package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.campaign.CampaignDraft;
import vn.giamsat.campaign.CampaignRegistration;
import vn.giamsat.campaign.CampaignView;
import vn.giamsat.campaign.Campaigns;
import vn.giamsat.shared.InputCheck;

/// Orders over HTTP.
@Path("/api/v1/campaigns")
@Tag(name = "campaign")
@RolesAllowed(Role.READERS)
public class CampaignResource {
    private final Campaigns campaigns;
    private final CampaignRegistration registration;
    private final MergePatch patches;
    private final InputCheck check;
    private final CurrentViewer viewer;

    CampaignResource(
            Campaigns campaigns,
            CampaignRegistration registration,
            MergePatch patches,
            InputCheck check,
            CurrentViewer viewer) {
        this.campaigns = campaigns;
        this.registration = registration;
        this.patches = patches;
        this.check = check;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "A page of the orders, by number")
    public Uni<RestResponse<PageBody<CampaignView>>> page(
            @BeanParam PageQuery page, UriInfo asked) {
        return campaigns
                .page(page.request(), viewer.person())
                .map(found -> PageBody.answer(found, asked));
    }

    @POST
    @Once
    @RolesAllowed(Role.CAMPAIGN_KEEPERS)
    @Operation(
            summary = "Register an order; the id may be yours, ending in your idNode",
            description =
                    "It covers the facilities that it names; without any, all of its provinces."
                            + " Facilities join by themselves, now and when they are registered or"
                            + " moved later.")
    public Uni<RestResponse<CampaignView>> register(CampaignDraft campaign) {
        return registration
                .register(check.demand(campaign), viewer.person())
                .map(
                        view ->
                                Tagged.created(
                                        view,
                                        EntityTag.of(view),
                                        "/api/v1/campaigns/" + view.id()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One order, with its version as ETag")
    public Uni<RestResponse<CampaignView>> campaign(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        return campaigns
                .byId(id, viewer.person())
                .map(view -> Tagged.answer(view, EntityTag.of(view), held));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Role.CAMPAIGN_KEEPERS)
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Change an order by JSON merge patch, naming its version in If-Match",
            description = "A facility that leaves the scope stays in it with its history.")
    @RequestBody(content = @Content(schema = @Schema(implementation = CampaignDraft.class)))
    public Uni<RestResponse<CampaignView>> amend(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            byte[] body) {
        var seen = EntityTag.demanded(version);
        var patch = patches.read(body);
        return registration
                .amend(
                        id,
                        seen,
                        draft -> patches.applied(patch, draft, CampaignDraft.class),
                        viewer.person())
                .map(view -> Tagged.answer(view, EntityTag.of(view), null));
    }
}
