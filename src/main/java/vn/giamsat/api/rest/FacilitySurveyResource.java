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
import org.jboss.resteasy.reactive.RestResponse;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.campaign.CampaignFacilities;
import vn.giamsat.campaign.CampaignFacilities.Place;
import vn.giamsat.campaign.SurveyDraft;
import vn.giamsat.campaign.SurveyView;
import vn.giamsat.campaign.Surveying;
import vn.giamsat.campaign.Surveys;
import vn.giamsat.shared.InputCheck;

/// The surveys of a facility for an order, over HTTP.
@Path("/api/v1/campaigns/{id}/facilities/{facility}/surveys")
@Tag(name = "campaign")
@RolesAllowed(Role.READERS)
public class FacilitySurveyResource {
    private final CampaignFacilities facilities;
    private final Surveys surveys;
    private final Surveying surveying;
    private final InputCheck check;
    private final CurrentViewer viewer;

    FacilitySurveyResource(
            CampaignFacilities facilities,
            Surveys surveys,
            Surveying surveying,
            InputCheck check,
            CurrentViewer viewer) {
        this.facilities = facilities;
        this.surveys = surveys;
        this.surveying = surveying;
        this.check = check;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "A page of a facility's surveys, drafts and all versions, newest first")
    public Uni<RestResponse<PageBody<SurveyView>>> page(
            @RestPath UUID id,
            @RestPath UUID facility,
            @BeanParam SurveyQuery query,
            @BeanParam PageQuery page,
            UriInfo asked) {
        var filter = query.filter(id, facility);
        var request = page.request();
        var person = viewer.person();
        return facilities
                .one(new Place(id, facility), person)
                .chain(known -> surveys.page(filter, request, person))
                .map(found -> PageBody.answer(found, asked));
    }

    @POST
    @Once
    @RolesAllowed(Role.SURVEYORS)
    @Operation(
            summary = "Save a survey as a draft; the id may be yours, ending in your idNode",
            description =
                    "It may lack anything. A correction of a submitted one is a draft that names it"
                            + " in `supersedes`.")
    public Uni<RestResponse<SurveyView>> save(
            @RestPath UUID id, @RestPath UUID facility, SurveyDraft survey) {
        return surveying
                .save(new Place(id, facility), check.demand(survey), viewer.person())
                .map(
                        view ->
                                Tagged.created(
                                        view, EntityTag.of(view), "/api/v1/surveys/" + view.id()));
    }
}
