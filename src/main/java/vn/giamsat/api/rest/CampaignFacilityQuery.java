package vn.giamsat.api.rest;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import vn.giamsat.campaign.CampaignFacilityFilter;
import vn.giamsat.campaign.StepName;

/// The filters of the facilities of an order, as query parameters.
public record CampaignFacilityQuery(
        @QueryParam("step") @Nullable String step,
        @Parameter(
                        description = "Key; a unit includes those that went into it",
                        example = "2025-24")
                @QueryParam("province")
                @Nullable String province) {
    CampaignFacilityFilter filter(UUID campaign) {
        return new CampaignFacilityFilter(
                campaign, Choice.of("step", step, StepName.class), province);
    }
}
