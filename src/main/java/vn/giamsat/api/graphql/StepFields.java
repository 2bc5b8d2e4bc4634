package vn.giamsat.api.graphql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import vn.giamsat.access.Role;
import vn.giamsat.campaign.CampaignFacilities;
import vn.giamsat.campaign.CampaignFacilities.Place;
import vn.giamsat.campaign.CampaignFacilityCourse;
import vn.giamsat.campaign.CampaignFacilityView;
import vn.giamsat.campaign.CampaignView;
import vn.giamsat.campaign.Campaigns;
import vn.giamsat.campaign.Decision;
import vn.giamsat.campaign.StepChange;
import vn.giamsat.campaign.Steps;
import vn.giamsat.registry.Facilities;
import vn.giamsat.registry.FacilityView;
import vn.giamsat.shared.InputCheck;

/// Fields that lead from facilities to the orders that cover them and back, as [Joins], and the
/// decisions that move them.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class StepFields {
    private final Campaigns campaigns;
    private final CampaignFacilities standings;
    private final Facilities facilities;
    private final Steps steps;
    private final InputCheck check;
    private final Asking asking;

    StepFields(
            Campaigns campaigns,
            CampaignFacilities standings,
            Facilities facilities,
            Steps steps,
            InputCheck check,
            Asking asking) {
        this.campaigns = campaigns;
        this.standings = standings;
        this.facilities = facilities;
        this.steps = steps;
        this.check = check;
        this.asking = asking;
    }

    @Description("Where the facility stands within the orders that cover it, or did")
    public Uni<List<List<CampaignFacilityView>>> campaigns(@Source List<FacilityNode> parents) {
        var ids = parents.stream().map(FacilityNode::id).distinct().toList();
        return asking.answer(viewer -> standings.ofFacilities(ids, viewer))
                .map(found -> found.stream().collect(groupingBy(CampaignFacilityView::facilityId)))
                .map(
                        byFacility ->
                                parents.stream()
                                        .map(it -> byFacility.getOrDefault(it.id(), List.of()))
                                        .toList());
    }

    @Description("How the facility came to where it stands, the first step first")
    public Uni<List<List<StepChange>>> steps(@Source List<CampaignFacilityView> parents) {
        var places = parents.stream().map(StepFields::place).distinct().toList();
        return asking.answer(viewer -> standings.steps(places, viewer))
                .map(
                        byPlace ->
                                parents.stream()
                                        .map(it -> byPlace.getOrDefault(place(it), List.of()))
                                        .toList());
    }

    private static Place place(CampaignFacilityView standing) {
        return new Place(standing.campaignId(), standing.facilityId());
    }

    @Description("The facility itself")
    public Uni<List<FacilityNode>> facility(@Source List<CampaignFacilityView> parents) {
        var ids = parents.stream().map(CampaignFacilityView::facilityId).distinct().toList();
        return asking.answer(viewer -> facilities.byIds(ids, viewer))
                .map(found -> found.stream().collect(toMap(FacilityView::id, FacilityNode::of)))
                .map(byId -> parents.stream().map(it -> byId.get(it.facilityId())).toList());
    }

    @Description("The order")
    public Uni<List<CampaignView>> campaign(@Source List<CampaignFacilityView> parents) {
        var ids = parents.stream().map(CampaignFacilityView::campaignId).distinct().toList();
        return asking.answer(viewer -> campaigns.byIds(ids, viewer))
                .map(found -> found.stream().collect(toMap(CampaignView::id, Function.identity())))
                .map(byId -> parents.stream().map(it -> byId.get(it.campaignId())).toList());
    }

    @Mutation
    @RolesAllowed(Role.STEP_DECIDERS)
    @Description(
            "Declare that the facility cannot be connected, exempt it, or take either back; what is"
                    + " not possible from where it stands is refused as illegal-step, with what is"
                    + " in extensions.legal")
    public Uni<CampaignFacilityView> decideStep(
            @NonNull UUID campaignId,
            @NonNull UUID facilityId,
            int version,
            @NonNull Decision decision) {
        return asking.answer(
                viewer ->
                        steps.decide(
                                        new Place(campaignId, facilityId),
                                        version,
                                        check.demand(decision),
                                        viewer)
                                .map(CampaignFacilityCourse::current));
    }
}
