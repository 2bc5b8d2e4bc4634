package vn.giamsat.system;

import java.util.Map;

/// Root fields and edges of incidents, uptime, references and discoveries, as [GraphQlOperation]
/// asks them; the target's incident has the id of its camera.
final class HealthDocuments {
    static final Map<String, String> ALL =
            Map.ofEntries(
                    Map.entry(
                            "query incidents",
                            "{ incidents(filter: {cameraId: \"$C\"}) { edges { node { cameraId } } } }"),
                    Map.entry(
                            "query cameraUptime",
                            "{ cameraUptime(id: \"$C\", period: \"2021-05-10\") { cameras } }"),
                    Map.entry(
                            "query facilityUptime",
                            "{ facilityUptime(id: \"$F\", period: \"2021-05-10\") { cameras } }"),
                    Map.entry(
                            "query provinceUptime",
                            "{ provinceUptime(key: \"$P\", period: \"2021-05-10\") { cameras } }"),
                    Map.entry(
                            "query enterpriseUptime",
                            "{ enterpriseUptime(enterprise: VIETTEL, period: \"2021-05-10\") { cameras } }"),
                    Map.entry(
                            "query cameraHours",
                            "{ cameraHours(id: \"$C\", period: \"2021-05-10\") { up } }"),
                    Map.entry("query incident", "{ incident(id: \"$C\") { id } }"),
                    Map.entry(
                            "query incidentPicture",
                            "{ incidentPicture(id: \"$C\", side: LAST_GOOD) { digest } }"),
                    Map.entry(
                            "query referencePictures",
                            "{ referencePictures(cameraId: \"$C\") { cameraId } }"),
                    Map.entry(
                            "mutation approveReferencePicture",
                            "mutation { approveReferencePicture(cameraId: \"$C\","
                                    + " picture: {digest: \"d1\"}) { cameraId } }"),
                    Map.entry(
                            "mutation forgetReferencePictures",
                            "mutation { forgetReferencePictures(cameraId: \"$C\") { cameraId } }"),
                    Map.entry(
                            "mutation acknowledgeIncident",
                            "mutation { acknowledgeIncident(id: \"$C\", note: \"x\") { id } }"),
                    Map.entry(
                            "mutation annotateIncident",
                            "mutation { annotateIncident(id: \"$C\", text: \"y\") { id } }"),
                    Map.entry(
                            "mutation discoverStreams",
                            "mutation { discoverStreams(device: {facilityId: \"$F\", host: \"127.0.0.1\","
                                    + " port: 9}) { reason } }"),
                    Map.entry(
                            "edge IncidentConnection.totalCount",
                            "{ incidents(filter: {cameraId: \"$C\", to: \"2021-05-08T00:00:00Z\"})"
                                    + " { totalCount } }"),
                    Map.entry(
                            "edge IncidentView.camera",
                            "{ incident(id: \"$C\") { camera { id } } }"),
                    Map.entry(
                            "edge IncidentView.annotations",
                            "{ incident(id: \"$C\") { id annotations { text } } }"),
                    Map.entry(
                            "edge IncidentView.reports",
                            "{ incident(id: \"$C\") { id reports { facilities reporting reports {"
                                    + " facilityId } } } }"),
                    Map.entry(
                            "edge CameraView.incidents",
                            "{ camera(id: \"$C\") { incidents { id } } }"),
                    Map.entry(
                            "edge FacilityView.incidents",
                            "{ facility(id: \"$F\") { incidents { cameraId } } }"));

    /// As [GraphQlOperation]'s.
    static final Map<String, String> SHOWN =
            Map.of(
                    "query incidents", "$C",
                    "query incident", "$C",
                    "edge IncidentConnection.totalCount", "\"totalCount\":1",
                    "edge IncidentView.camera", "$C",
                    "edge IncidentView.annotations", "$C",
                    "edge IncidentView.reports", "$C",
                    "edge CameraView.incidents", "$C",
                    "edge FacilityView.incidents", "$C");

    private HealthDocuments() {}
}
