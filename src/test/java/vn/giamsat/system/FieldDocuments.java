package vn.giamsat.system;

import java.util.Map;

/// Root fields and edges of status reports and first screens, as [GraphQlOperation] asks them; the
/// target's status report has the id of its camera.
final class FieldDocuments {
    private static final String LISTED =
            "{ statusReports(filter: {facilityId: \"$F\", to: \"2021-05-08T00:00:00Z\"})";

    static final Map<String, String> ALL =
            Map.of(
                    "query myFacility",
                    "{ myFacility { facilities { id } } }",
                    "query statusReports",
                    LISTED + " { edges { node { id } } } }",
                    "query statusReport",
                    "{ statusReport(id: \"$C\") { id } }",
                    "mutation reportStatus",
                    "mutation { reportStatus(report: {facilityId: \"$F\", $N}) { kind } }",
                    "mutation endStatusReport",
                    "mutation { endStatusReport(id: \"$C\") { id } }",
                    "edge StatusReportConnection.totalCount",
                    LISTED + " { totalCount } }");

    /// As [GraphQlOperation]'s.
    static final Map<String, String> SHOWN =
            Map.of(
                    "query statusReports", "$C",
                    "query statusReport", "$C",
                    "edge StatusReportConnection.totalCount", "\"totalCount\":1");

    private FieldDocuments() {}
}
