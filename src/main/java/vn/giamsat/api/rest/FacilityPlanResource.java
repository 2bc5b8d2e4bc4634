package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.campaign.CampaignFacilities;
import vn.giamsat.campaign.CampaignFacilities.Place;
import vn.giamsat.campaign.ConnectionPlanDraft;
import vn.giamsat.campaign.ConnectionPlanView;
import vn.giamsat.campaign.ConnectionPlanning;
import vn.giamsat.campaign.ConnectionPlans;
import vn.giamsat.shared.InputCheck;

/// The connection plans of a facility for an order, over HTTP.
@Path("/api/v1/campaigns/{id}/facilities/{facility}/plans")
@Tag(name = "campaign")
@RolesAllowed(Role.READERS)
public class FacilityPlanResource {
    private final CampaignFacilities facilities;
    private final ConnectionPlans plans;
    private final ConnectionPlanning planning;
    private final InputCheck check;
    private final CurrentViewer viewer;

    FacilityPlanResource(
            CampaignFacilities facilities,
            ConnectionPlans plans,
            ConnectionPlanning planning,
            InputCheck check,
            CurrentViewer viewer) {
        this.facilities = facilities;
        this.plans = plans;
        this.planning = planning;
        this.check = check;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "All versions of a facility's connection plan, the newest first")
    public Uni<List<ConnectionPlanView>> plans(@RestPath UUID id, @RestPath UUID facility) {
        var place = new Place(id, facility);
        var person = viewer.person();
        return facilities
                .one(place, person)
                .chain(known -> plans.ofPlaces(List.of(place), person))
                .map(found -> found.getOrDefault(place, List.of()));
    }

    @POST
    @Once
    @RolesAllowed(Role.PLANNERS)
    @Operation(
            summary = "Propose a connection plan; the id may be yours, ending in your idNode",
            description =
                    "A plan that still lies before the Department of Information and Communications"
                            + " gives way to it; one that is agreed holds until this one is.")
    public Uni<RestResponse<ConnectionPlanView>> propose(
            @RestPath UUID id, @RestPath UUID facility, ConnectionPlanDraft plan) {
        return planning.propose(new Place(id, facility), check.demand(plan), viewer.person())
                .map(
                        view ->
                                Tagged.created(
                                        view, EntityTag.of(view), "/api/v1/plans/" + view.id()));
    }
}
