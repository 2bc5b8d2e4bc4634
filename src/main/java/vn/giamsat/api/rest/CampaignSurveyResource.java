package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.campaign.Campaigns;
import vn.giamsat.campaign.SurveyView;
import vn.giamsat.campaign.Surveys;

/// The surveys for an order, over HTTP.
@Path("/api/v1/campaigns/{id}/surveys")
@Tag(name = "campaign")
@RolesAllowed(Role.READERS)
public class CampaignSurveyResource {
    private final Campaigns campaigns;
    private final Surveys surveys;
    private final CurrentViewer viewer;

    CampaignSurveyResource(Campaigns campaigns, Surveys surveys, CurrentViewer viewer) {
        this.campaigns = campaigns;
        this.surveys = surveys;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "A page of the surveys for an order that you may see, newest first")
    public Uni<RestResponse<PageBody<SurveyView>>> page(
            @RestPath UUID id,
            @BeanParam SurveyQuery query,
            @BeanParam PageQuery page,
            UriInfo asked) {
        var filter = query.filter(id, null);
        var request = page.request();
        var person = viewer.person();
        return campaigns
                .byId(id, person)
                .chain(known -> surveys.page(filter, request, person))
                .map(found -> PageBody.answer(found, asked));
    }
}
