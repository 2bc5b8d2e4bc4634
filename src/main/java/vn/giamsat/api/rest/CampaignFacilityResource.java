package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.campaign.CampaignFacilities;
import vn.giamsat.campaign.CampaignFacilities.Place;
import vn.giamsat.campaign.CampaignFacilityCourse;
import vn.giamsat.campaign.CampaignFacilityView;
import vn.giamsat.campaign.Campaigns;
import vn.giamsat.campaign.Decision;
import vn.giamsat.campaign.Steps;
import vn.giamsat.shared.InputCheck;

/// Where facilities stand within an order, over HTTP.
@Path("/api/v1/campaigns/{id}/facilities")
@Tag(name = "campaign")
@RolesAllowed(Role.READERS)
public class CampaignFacilityResource {
    private final Campaigns campaigns;
    private final CampaignFacilities facilities;
    private final Steps steps;
    private final InputCheck check;
    private final CurrentViewer viewer;

    CampaignFacilityResource(
            Campaigns campaigns,
            CampaignFacilities facilities,
            Steps steps,
            InputCheck check,
            CurrentViewer viewer) {
        this.campaigns = campaigns;
        this.facilities = facilities;
        this.steps = steps;
        this.check = check;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "A page of the order's facilities that you may see, by name")
    public Uni<RestResponse<PageBody<CampaignFacilityView>>> page(
            @RestPath UUID id,
            @BeanParam CampaignFacilityQuery query,
            @BeanParam PageQuery page,
            UriInfo asked) {
        var filter = query.filter(id);
        var request = page.request();
        var person = viewer.person();
        return campaigns
                .byId(id, person)
                .chain(known -> facilities.page(filter, request, person))
                .map(found -> PageBody.answer(found, asked));
    }

    @GET
    @Path("/{facility}")
    @Operation(summary = "Where a facility stands, its version as ETag, and how it came there")
    public Uni<RestResponse<CampaignFacilityCourse>> facility(
            @RestPath UUID id,
            @RestPath UUID facility,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        return facilities
                .course(new Place(id, facility), viewer.person())
                .map(course -> answer(course, held));
    }

    @POST
    @Once
    @Path("/{facility}/decisions")
    @RolesAllowed(Role.STEP_DECIDERS)
    @Operation(
            summary =
                    "Declare that the facility cannot be connected, exempt it, or take either back",
            description =
                    "Names the facility's version within the order in If-Match. All other steps"
                            + " come from appointments, surveys, plans and verification. What is"
                            + " not possible from where it stands is answered with 409"
                            + " `illegal-step`, which lists what is as `legal`.")
    public Uni<RestResponse<CampaignFacilityCourse>> decide(
            @RestPath UUID id,
            @RestPath UUID facility,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            Decision decision) {
        var place = new Place(id, facility);
        return steps.decide(
                        place, EntityTag.demanded(version), check.demand(decision), viewer.person())
                .map(course -> answer(course, null));
    }

    private static RestResponse<CampaignFacilityCourse> answer(
            CampaignFacilityCourse course, @Nullable String held) {
        return Tagged.answer(course, EntityTag.of(course.current()), held);
    }
}
