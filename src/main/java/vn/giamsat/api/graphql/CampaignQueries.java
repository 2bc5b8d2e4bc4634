package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Role;
import vn.giamsat.campaign.CampaignDraft;
import vn.giamsat.campaign.CampaignFacilities;
import vn.giamsat.campaign.CampaignFacilities.Place;
import vn.giamsat.campaign.CampaignFacilityFilter;
import vn.giamsat.campaign.CampaignFacilityView;
import vn.giamsat.campaign.CampaignRegistration;
import vn.giamsat.campaign.CampaignView;
import vn.giamsat.campaign.Campaigns;
import vn.giamsat.campaign.StepName;
import vn.giamsat.shared.InputCheck;
import vn.giamsat.shared.PageRequest;

/// Orders, and where facilities stand within them.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class CampaignQueries {
    private final Campaigns campaigns;
    private final CampaignRegistration registration;
    private final CampaignFacilities facilities;
    private final InputCheck check;
    private final Asking asking;

    CampaignQueries(
            Campaigns campaigns,
            CampaignRegistration registration,
            CampaignFacilities facilities,
            InputCheck check,
            Asking asking) {
        this.campaigns = campaigns;
        this.registration = registration;
        this.facilities = facilities;
        this.check = check;
        this.asking = asking;
    }

    @Query
    @Description("A page of the orders, by number; first: 1–200, default 50")
    public Uni<CampaignConnection> campaigns(@Nullable Integer first, @Nullable String after) {
        return asking.answer(
                viewer -> {
                    var page = PageRequest.of(first, after);
                    return campaigns
                            .page(page, viewer)
                            .map(found -> new CampaignConnection(page, found));
                });
    }

    @Description("How many orders there are")
    public Uni<Integer> totalCount(@Source CampaignConnection page) {
        return asking.answer(viewer -> campaigns.count(viewer).map(Math::toIntExact));
    }

    @Query
    @Description("One order")
    public Uni<CampaignView> campaign(@NonNull UUID id) {
        return asking.answer(viewer -> campaigns.byId(id, viewer));
    }

    @Description(
            "A page of the order's facilities that you may see, by name; first: 1–200, default 50")
    public Uni<CampaignFacilityConnection> facilities(
            @Source CampaignView campaign,
            @Nullable StepName step,
            @Description("Key; a unit includes those that went into it") @Nullable String province,
            @Nullable Integer first,
            @Nullable String after) {
        var filter = new CampaignFacilityFilter(campaign.id(), step, province);
        return asking.answer(
                viewer -> {
                    var page = PageRequest.of(first, after);
                    return facilities
                            .page(filter, page, viewer)
                            .map(found -> new CampaignFacilityConnection(filter, page, found));
                });
    }

    @Description("How many facilities the filter finds")
    public Uni<Integer> totalCount(@Source CampaignFacilityConnection page) {
        return asking.answer(
                viewer -> facilities.count(page.filter(), viewer).map(Math::toIntExact));
    }

    @Query
    @Description("Where a facility stands within an order")
    public Uni<CampaignFacilityView> campaignFacility(
            @NonNull UUID campaignId, @NonNull UUID facilityId) {
        return asking.answer(viewer -> facilities.one(new Place(campaignId, facilityId), viewer));
    }

    @Mutation
    @RolesAllowed(Role.CAMPAIGN_KEEPERS)
    @Description(
            "Register an order; the id may be yours, ending in your idNode. It covers the"
                    + " facilities that it names; without any, all of its provinces")
    public Uni<CampaignView> registerCampaign(@NonNull CampaignDraft campaign) {
        return asking.answer(viewer -> registration.register(check.demand(campaign), viewer));
    }

    @Mutation
    @RolesAllowed(Role.CAMPAIGN_KEEPERS)
    @Description("Replace what is known of an order; what the input leaves out is removed")
    public Uni<CampaignView> updateCampaign(
            @NonNull UUID id, int version, @NonNull CampaignDraft campaign) {
        return asking.answer(
                viewer -> {
                    var draft = check.demand(campaign);
                    return registration.amend(id, version, current -> draft, viewer);
                });
    }
}
