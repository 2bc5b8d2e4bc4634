package vn.giamsat.system;

import java.util.Map;

/// Root fields and edges of orders and surveys, as [GraphQlOperation] asks them.
final class CampaignDocuments {
    private static final String CAMPAIGN_DRAFT =
            "{number: \"$U\", issuer: \"BCĐ\", title: \"Kết nối\", start: \"2021-05-06\", deadline:"
                    + " \"2021-05-10\", facilityIds: [\"$F\"]}";
    private static final String ONE = "\"totalCount\":1";

    static final Map<String, String> ALL =
            Map.ofEntries(
                    Map.entry("query campaigns", "{ campaigns { edges { node { id } } } }"),
                    Map.entry("query campaign", "{ campaign(id: \"$K\") { id } }"),
                    Map.entry(
                            "query campaignFacility",
                            "{ campaignFacility(campaignId: \"$K\", facilityId: \"$F\") { step } }"),
                    Map.entry(
                            "mutation registerCampaign",
                            "mutation { registerCampaign(campaign: "
                                    + CAMPAIGN_DRAFT
                                    + ") { id } }"),
                    Map.entry(
                            "mutation updateCampaign",
                            "mutation { updateCampaign(id: \"$K\", version: 999, campaign: "
                                    + CAMPAIGN_DRAFT
                                    + ") { id } }"),
                    Map.entry(
                            "mutation decideStep",
                            "mutation { decideStep(campaignId: \"$K\", facilityId: \"$F\", version:"
                                    + " 999, decision: {kind: TAKE_BACK}) { step } }"),
                    Map.entry("query connectionPlan", "{ connectionPlan(id: \"$Q\") { id } }"),
                    Map.entry(
                            "mutation proposePlan",
                            "mutation { proposePlan(campaignId: \"$K\", facilityId: \"$F\", plan: {method:"
                                    + " EDGE_RELAY, payer: ENTERPRISE, installer: ENTERPRISE, tasks: [], points: [{zone:"
                                    + " GATE, points: 1}], startsOn: \"2021-05-07\", finishesOn: \"2021-05-09\"}) { id } }"),
                    Map.entry(
                            "mutation decidePlan",
                            "mutation { decidePlan(id: \"$Q\", version: 999, decision: {kind: AGREE}) { id } }"),
                    Map.entry(
                            "edge CampaignFacilityView.plans",
                            "{ campaignFacility(campaignId: \"$K\", facilityId: \"$F\") { plans { number } } }"),
                    Map.entry(
                            "edge CampaignFacilityView.verification",
                            "{ campaignFacility(campaignId: \"$K\", facilityId: \"$F\") { verification {"
                                    + " inService } } }"),
                    Map.entry(
                            "edge CampaignView.progress",
                            "{ campaign(id: \"$K\") { progress { provinces { province } } } }"),
                    Map.entry(
                            "edge CampaignView.shortfalls",
                            "{ campaign(id: \"$K\") { shortfalls { edges { node { facilityId } } } } }"),
                    Map.entry(
                            "edge CampaignView.history",
                            "{ campaign(id: \"$K\") { history(from: \"2021-05-09\", to: \"2021-05-10\") {"
                                    + " provinces { province } } } }"),
                    Map.entry(
                            "edge CampaignView.overdue",
                            "{ campaign(id: \"$K\") { overdue { edges { node { facilityId } } } } }"),
                    Map.entry(
                            "query exportOverdueFacilities",
                            "{ exportOverdueFacilities(campaignId: \"$K\") { csv } }"),
                    Map.entry("query survey", "{ survey(id: \"$V\") { id } }"),
                    Map.entry(
                            "mutation saveSurvey",
                            "mutation { saveSurvey(campaignId: \"$K\", facilityId: \"$F\", survey:"
                                    + " {}) { id } }"),
                    Map.entry(
                            "mutation updateSurvey",
                            "mutation { updateSurvey(id: \"$V\", version: 999, survey: {}) { id } }"),
                    Map.entry(
                            "mutation submitSurvey",
                            "mutation { submitSurvey(id: \"$V\", version: 999) { id } }"),
                    Map.entry(
                            "edge CampaignFacilityView.facility",
                            "{ campaignFacility(campaignId: \"$K\", facilityId: \"$F\") { facility {"
                                    + " id } } }"),
                    Map.entry(
                            "edge CampaignFacilityView.campaign",
                            "{ campaignFacility(campaignId: \"$K\", facilityId: \"$F\") { campaign {"
                                    + " id } } }"),
                    Map.entry(
                            "edge FacilityView.campaigns",
                            "{ facility(id: \"$F\") { campaigns { campaignId } } }"),
                    Map.entry("edge CampaignConnection.totalCount", "{ campaigns { totalCount } }"),
                    Map.entry(
                            "edge CampaignFacilityConnection.totalCount",
                            "{ campaign(id: \"$K\") { facilities { totalCount } } }"),
                    Map.entry(
                            "edge CampaignView.facilities",
                            "{ campaign(id: \"$K\") { facilities { edges { node { facilityId } } } } }"),
                    Map.entry(
                            "edge CampaignView.surveys",
                            "{ campaign(id: \"$K\") { surveys { edges { node { id } } } } }"),
                    Map.entry(
                            "edge SurveyConnection.totalCount",
                            "{ campaign(id: \"$K\") { surveys(filter: {state: SUBMITTED}) { totalCount } } }"),
                    Map.entry(
                            "edge CampaignFacilityView.steps",
                            "{ campaignFacility(campaignId: \"$K\", facilityId: \"$F\") { steps { step"
                                    + " } } }"));

    /// As in [GraphQlOperation].
    static final Map<String, String> SHOWN =
            Map.ofEntries(
                    Map.entry("edge CampaignFacilityView.facility", "$F"),
                    Map.entry("edge CampaignFacilityView.campaign", "$K"),
                    Map.entry("edge FacilityView.campaigns", "$K"),
                    Map.entry("edge CampaignFacilityConnection.totalCount", ONE),
                    Map.entry("edge CampaignView.facilities", "$F"),
                    Map.entry("edge CampaignView.surveys", "$V"),
                    Map.entry("edge CampaignView.progress", "$P"),
                    Map.entry("edge CampaignView.shortfalls", "$F"),
                    Map.entry("edge CampaignView.history", "$P"),
                    Map.entry("edge CampaignView.overdue", "$F"),
                    Map.entry("query exportOverdueFacilities", "$F"),
                    Map.entry("edge SurveyConnection.totalCount", ONE));

    private CampaignDocuments() {}
}
