package vn.giamsat.campaign;

import java.util.List;

/// A facility within an order, and how it came to where it stands.
///
/// @param steps the first one first
public record CampaignFacilityCourse(CampaignFacilityView current, List<StepChange> steps) {
    public CampaignFacilityCourse {
        steps = List.copyOf(steps);
    }
}
