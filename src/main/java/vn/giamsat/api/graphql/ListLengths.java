package vn.giamsat.api.graphql;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import java.util.Map;
import vn.giamsat.shared.PageRequest;

/// How many items a list without `first` is expected to have, for [Weighing]. Each of these lists
/// has an end; a test fails when the schema has a list that is missing here.
final class ListLengths {
    /// By type and field.
    static final Map<String, Integer> EXPECTED =
            Map.ofEntries(
                    // Facilities have 5 to 16 cameras; 200 are shown (Cameras#ofFacilities).
                    Map.entry("FacilityView.cameras", 16),
                    // The 20 newest are shown (Incidents#NEWEST).
                    Map.entry("CameraView.incidents", 3),
                    Map.entry("FacilityView.incidents", 10),
                    // The last 100 are shown (IncidentAnnotations#NEWEST).
                    Map.entry("IncidentView.annotations", 3),
                    // The first 20 are shown (IncidentExplanations#MOST).
                    Map.entry("IncidentReports.reports", 5),
                    // At most 20 and 8 (FacilityDraft).
                    Map.entry("FacilityView.contacts", 2),
                    Map.entry("FacilityView.requiredPoints", 4),
                    // At most 97 and 1,000 (CampaignDraft); an order of the nation has 63.
                    Map.entry("CampaignView.provinces", 63),
                    Map.entry("CampaignView.facilityIds", 10),
                    // At most 20, 100 and 8 (SurveyDraft).
                    Map.entry("SurveyView.participants", 4),
                    Map.entry("SurveyView.cameras", 16),
                    Map.entry("SurveyView.uncoveredZones", 3),
                    Map.entry("SurveyView.photos", 5),
                    Map.entry("SurveyView.arrivedPhotos", 5),
                    // The 20 newest are shown (Photos#NEWEST).
                    Map.entry("FacilityView.photos", 10),
                    // At most 20 and 8 (ConnectionPlanDraft); versions of a plan.
                    Map.entry("CampaignFacilityView.plans", 2),
                    Map.entry("ConnectionPlanView.tasks", 4),
                    Map.entry("ConnectionPlanView.zones", 4),
                    Map.entry("ShortfallView.zones", 4),
                    // At most 200 (VerificationView).
                    Map.entry("VerificationView.unverified", 8),
                    Map.entry("CampaignProgress.provinces", 63),
                    Map.entry("ProvinceProgress.declined", 2),
                    Map.entry("ProvinceProgress.trend", 5),
                    // At most 92 (HistoryPeriod).
                    Map.entry("CampaignHistory.provinces", 63),
                    Map.entry("ProvinceHistory.days", 14),
                    // Orders that cover a facility at the same time, and the steps within one.
                    Map.entry("FacilityView.campaigns", 2),
                    Map.entry("CampaignFacilityView.steps", 9),
                    // Together at most 200 (SyncView); a facility with its cameras.
                    Map.entry("SyncView.facilities", 2),
                    Map.entry("SyncView.cameras", 16),
                    Map.entry("SyncView.health", 16),
                    Map.entry("SyncView.incidents", 4),
                    Map.entry("SyncView.tasks", 4),
                    Map.entry("SyncView.removed", 4),
                    // At most 10 (StatusReportDraft).
                    Map.entry("StatusReportView.photos", 2),
                    // At most 10 (FirstScreen); of most things at most 200 (MyFacility).
                    Map.entry("FirstScreen.facilities", 1),
                    Map.entry("MyFacility.orders", 2),
                    Map.entry("MyFacility.cameras", 16),
                    Map.entry("MyFacility.incidents", 4),
                    Map.entry("MyFacility.reports", 2),
                    // The units of 2021 and of 2025; a later scheme adds some 34.
                    Map.entry("Query.provinces", 97),
                    Map.entry("Query.brands", 13),
                    Map.entry("Query.settings", 4),
                    // At most 100 of each province and of the nation (Webhooks).
                    Map.entry("Query.webhooks", 20),
                    Map.entry("WebhookView.kinds", 6),
                    // The last 7 (DigestView).
                    Map.entry("DigestView.mails", 7),
                    Map.entry("Overview.provinces", 63),
                    Map.entry("Line.worstReasons", 5),
                    // One for each reason.
                    Map.entry("Uptime.gaps", 2),
                    // Usually of a day, at most of 31; then one for each rung.
                    Map.entry("Query.cameraHours", 24),
                    Map.entry("CameraHour.rungs", 3),
                    Map.entry("CameraHour.timings", 9),
                    // At most 8 (Explanation#MOST).
                    Map.entry("HealthView.findings", 2),
                    Map.entry("OutcomeBody.findings", 2),
                    // One for each rung.
                    Map.entry("HealthView.timings", 9),
                    Map.entry("OutcomeBody.timings", 9),
                    // At most 64 (Discovery); a camera has some, a recorder some of each channel.
                    Map.entry("Discovery.profiles", 8),
                    // At most 200 (MeBody).
                    Map.entry("MeBody.appointments", 2),
                    Map.entry("MeBody.permissions", 6),
                    Map.entry("MeBody.inForce", 6),
                    Map.entry("InForce.appointments", 2),
                    Map.entry("Held.provinces", 2),
                    // The provinces of 2021; versions of a report.
                    Map.entry("ReportDay.provinces", 63),
                    Map.entry("Query.dailyReportVersions", 2),
                    Map.entry("DailyReportView.changes", 14),
                    Map.entry("DailyReportView.legal", 2),
                    Map.entry("DayComparison.changes", 14),
                    // Steps by kinds; hours of a day; kinds of reports; facilities of a province.
                    Map.entry("Figures.steps", 20),
                    Map.entry("Figures.uptimeByHour", 24),
                    Map.entry("Figures.statusReports", 7),
                    Map.entry("Figures.cannotConnect", 10),
                    // One for each column of a row.
                    Map.entry("AuditEntry.changes", 4),
                    // Those of one person that open one scope.
                    Map.entry("AuditEntry.appointments", 2),
                    // One for each key that is or was in the ring.
                    Map.entry("KeysInUse.keys", 2),
                    // One for each line that was sent: at most 10,000 (BulkImport).
                    Map.entry("Imported.verdicts", 1_000),
                    // Rules of one line, at most some for each column.
                    Map.entry("ImportedLine.violations", 1));

    private ListLengths() {}

    static int expected(GraphQLObjectType type, GraphQLFieldDefinition list) {
        return isOfSchema(type)
                ? 1 // the engine has limits of its own for these (GoodFaithIntrospection)
                : EXPECTED.getOrDefault(
                        type.getName() + "." + list.getName(), PageRequest.MAX_LIMIT);
    }

    /// Whether a type describes the schema instead of what is registered.
    static boolean isOfSchema(GraphQLObjectType type) {
        return type.getName().startsWith("__");
    }
}
