package vn.giamsat.api.rest;

import java.util.List;
import vn.giamsat.campaign.CampaignFacilityView;
import vn.giamsat.campaign.StepChange;

/// A facility within an order, and how it came to where it stands.
///
/// @param steps the first one first
public record CampaignFacilityBody(CampaignFacilityView current, List<StepChange> steps) {}
