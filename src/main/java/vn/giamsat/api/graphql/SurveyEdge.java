package vn.giamsat.api.graphql;

import vn.giamsat.campaign.SurveyView;

/// A survey and its place in the list.
public record SurveyEdge(String cursor, SurveyView node) {}
