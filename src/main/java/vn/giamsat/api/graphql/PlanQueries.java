package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import vn.giamsat.access.Role;
import vn.giamsat.campaign.CampaignFacilities.Place;
import vn.giamsat.campaign.CampaignFacilityView;
import vn.giamsat.campaign.ConnectionPlanDraft;
import vn.giamsat.campaign.ConnectionPlanView;
import vn.giamsat.campaign.ConnectionPlanning;
import vn.giamsat.campaign.ConnectionPlans;
import vn.giamsat.campaign.PlanDecision;
import vn.giamsat.shared.InputCheck;

/// How facilities are to be connected.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class PlanQueries {
    private final ConnectionPlans plans;
    private final ConnectionPlanning planning;
    private final InputCheck check;
    private final Asking asking;

    PlanQueries(
            ConnectionPlans plans, ConnectionPlanning planning, InputCheck check, Asking asking) {
        this.plans = plans;
        this.planning = planning;
        this.check = check;
        this.asking = asking;
    }

    @Query
    @Description("One connection plan")
    public Uni<ConnectionPlanView> connectionPlan(@NonNull UUID id) {
        return asking.answer(viewer -> plans.byId(id, viewer));
    }

    @Description("All versions of the facility's connection plan, the newest first")
    public Uni<List<List<ConnectionPlanView>>> plans(@Source List<CampaignFacilityView> parents) {
        var places = parents.stream().map(PlanQueries::place).distinct().toList();
        return asking.answer(viewer -> plans.ofPlaces(places, viewer))
                .map(
                        byPlace ->
                                parents.stream()
                                        .map(it -> byPlace.getOrDefault(place(it), List.of()))
                                        .toList());
    }

    @Mutation
    @RolesAllowed(Role.PLANNERS)
    @Description(
            "Propose a connection plan; the id may be yours, ending in your idNode. One that is"
                    + " not decided yet gives way to it")
    public Uni<ConnectionPlanView> proposePlan(
            @NonNull UUID campaignId, @NonNull UUID facilityId, @NonNull ConnectionPlanDraft plan) {
        return asking.answer(
                viewer ->
                        planning.propose(
                                new Place(campaignId, facilityId), check.demand(plan), viewer));
    }

    @Mutation
    @RolesAllowed(Role.PLAN_DECIDERS)
    @Description("Agree to a proposed plan, or return it with a reason; either is final")
    public Uni<ConnectionPlanView> decidePlan(
            @NonNull UUID id, int version, @NonNull PlanDecision decision) {
        return asking.answer(
                viewer -> planning.decide(id, version, check.demand(decision), viewer));
    }

    private static Place place(CampaignFacilityView standing) {
        return new Place(standing.campaignId(), standing.facilityId());
    }
}
