package vn.giamsat.system;

import java.util.Map;

/// Root fields of daily reports, as [GraphQlOperation] asks them.
final class ReportDocuments {
    private static final String ASKED = "campaignId: \"$K\", day: \"2021-05-10\"";
    private static final String REPORT = "report: {" + ASKED + ", province: \"$P\"}";
    private static final String SUBMITTED = REPORT.replace("05-10", "05-09");

    static final Map<String, String> ALL =
            Map.ofEntries(
                    Map.entry("query dailyReports", "{ dailyReports(" + ASKED + ") { expected } }"),
                    Map.entry(
                            "query dailyReport",
                            "{ dailyReport(" + ASKED + ", province: \"$P\") { state } }"),
                    Map.entry(
                            "query dailyReportVersions",
                            "{ dailyReportVersions(" + ASKED + ", province: \"$P\") { number } }"),
                    Map.entry(
                            "query compareDailyReports",
                            "{ compareDailyReports(" + ASKED + ") { with } }"),
                    Map.entry("query exportDailyReports", "{ exportDailyReports(" + ASKED + ") }"),
                    Map.entry(
                            "mutation remarkDailyReport",
                            "mutation { remarkDailyReport("
                                    + REPORT
                                    + ", version: 999, remarks: {remarks: \"x\"}) { state } }"),
                    Map.entry(
                            "mutation submitDailyReport",
                            "mutation { submitDailyReport("
                                    + REPORT
                                    + ", version: 999) { state } }"),
                    Map.entry(
                            "mutation correctDailyReport",
                            "mutation { correctDailyReport("
                                    + SUBMITTED
                                    + ", version: 999) { state } }"),
                    Map.entry(
                            "mutation decideDailyReport",
                            "mutation { decideDailyReport("
                                    + SUBMITTED
                                    + ", version: 999, decision: {kind: ACCEPT}) { state } }"),
                    Map.entry(
                            "mutation exceptDailyReport",
                            "mutation { exceptDailyReport("
                                    + REPORT
                                    + ", exception: {until: \"2999-01-01T00:00:00Z\", reason:"
                                    + " \"x\"}) { state } }"));

    private ReportDocuments() {}
}
