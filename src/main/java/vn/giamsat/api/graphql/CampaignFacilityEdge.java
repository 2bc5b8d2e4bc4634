package vn.giamsat.api.graphql;

import vn.giamsat.campaign.CampaignFacilityView;

/// A facility of an order and its place in the list.
public record CampaignFacilityEdge(String cursor, CampaignFacilityView node) {}
