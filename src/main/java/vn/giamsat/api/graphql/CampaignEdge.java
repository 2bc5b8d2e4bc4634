package vn.giamsat.api.graphql;

import vn.giamsat.campaign.CampaignView;

/// An order and its place in the list.
public record CampaignEdge(String cursor, CampaignView node) {}
