package vn.giamsat.system;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/// One root field or edge of GraphQL, asked in its simplest valid form. As [RestOperation].
///
/// @param name as in the matrix, for example `query camera`
record GraphQlOperation(String name) {
    private static final String FACILITY_DRAFT =
            "{province: \"$P\", name: \"Ma trận\", kind: SCHOOL}";
    private static final String PROVINCE_DRAFT =
            "{scheme: \"$Y\", code: \"$D\", nameVi: \"Mới\", nameEn: \"New\", region: \"Tây"
                    + " Nguyên\", validFrom: \"2060-01-01\"}";
    private static final String CAMERA_DRAFT =
            "{name: \"Cổng\", zone: GATE, streamAddress: {main: \"rtsp://10.8.0.3/$U\"}}";

    private static final String ONE = "\"totalCount\":1";

    /// `$F`, `$C`, `$K`, `$V`, `$A`, `$P`, `$S`, `$M`: the target's facility, camera, campaign,
    /// survey, appointment, province, setting, mark; `$R`: the role that is given, and where; `$L`:
    /// the same as a list; `$N`: what is reported. `$U`, `$Y`, `$D`: something unique, a scheme, a
    /// code.
    private static final Map<String, String> DOCUMENTS =
            Map.ofEntries(
                    Map.entry("query me", "{ me { subject } }"),
                    Map.entry("query brands", "{ brands { code } }"),
                    Map.entry("query provinces", "{ provinces { key } }"),
                    Map.entry("query settings", "{ settings { key value } }"),
                    Map.entry(
                            "mutation changeSetting",
                            "mutation { changeSetting(key: \"$S\", value: 3) { key } }"),
                    Map.entry(
                            "mutation resetSetting",
                            "mutation { resetSetting(key: \"$S\") { key } }"),
                    Map.entry("query province", "{ province(key: \"$P\") { key } }"),
                    Map.entry(
                            "mutation registerProvince",
                            "mutation { registerProvince(province: "
                                    + PROVINCE_DRAFT
                                    + ") { key } }"),
                    Map.entry(
                            "mutation correctProvince",
                            "mutation { correctProvince(key: \"$P\", version: 999, province: "
                                    + PROVINCE_DRAFT
                                    + ") { key } }"),
                    Map.entry(
                            "mutation removeProvince",
                            "mutation { removeProvince(key: \"$P\", version: 999) { key } }"),
                    Map.entry("query overview", "{ overview { provinces { province } } }"),
                    Map.entry(
                            "query facilities",
                            "{ facilities(filter: {text: \"$M\"}) { edges { node { id } } } }"),
                    Map.entry(
                            "query appointments",
                            "{ appointments(filter: {text: \"$M\", ended: true}) { edges { node {"
                                    + " id } } } }"),
                    Map.entry(
                            "query auditEntries",
                            "{ auditEntries(filter: {rowId: \"$F\"}) { edges { node { rowId } } }"
                                    + " }"),
                    Map.entry("query auditDay", "{ auditDay(day: \"2021-05-10\") { intact } }"),
                    Map.entry("query appointment", "{ appointment(id: \"$A\") { id } }"),
                    Map.entry(
                            "mutation appoint",
                            "mutation { appoint(appointment: {person: {name: \"Đầu mối mới\","
                                    + " email: \"$U@example.vn\"}, role: $R}) { id } }"),
                    Map.entry(
                            "mutation endAppointment",
                            "mutation { endAppointment(id: \"$A\") { id } }"),
                    Map.entry("query credentialKeys", "{ credentialKeys { current } }"),
                    Map.entry(
                            "mutation resealCredentials",
                            "mutation { resealCredentials { loginsToReseal } }"),
                    Map.entry("query facility", "{ facility(id: \"$F\") { id } }"),
                    Map.entry(
                            "query cameras",
                            "{ cameras(filter: {text: \"$M\"}) { edges { node { id } } } }"),
                    Map.entry("query camera", "{ camera(id: \"$C\") { id } }"),
                    Map.entry("query cameraPicture", "{ cameraPicture(id: \"$C\") { digest } }"),
                    Map.entry(
                            "query healthChanges",
                            "{ healthChanges(cameraId: \"$C\") { edges { node { id } } } }"),
                    Map.entry(
                            "query exportFacilities",
                            "{ exportFacilities(filter: {text: \"$M\"}) { csv } }"),
                    Map.entry(
                            "query exportCameras",
                            "{ exportCameras(filter: {text: \"$M\"}) { csv } }"),
                    Map.entry(
                            "mutation registerFacility",
                            "mutation { registerFacility(facility: "
                                    + FACILITY_DRAFT
                                    + ") { id } }"),
                    Map.entry(
                            "mutation updateFacility",
                            "mutation { updateFacility(id: \"$F\", version: 999, facility: "
                                    + FACILITY_DRAFT
                                    + ") { id } }"),
                    Map.entry(
                            "mutation registerCamera",
                            "mutation { registerCamera(facilityId: \"$F\", camera: "
                                    + CAMERA_DRAFT
                                    + ") { id } }"),
                    Map.entry(
                            "mutation updateCamera",
                            "mutation { updateCamera(id: \"$C\", version: 999, camera: "
                                    + CAMERA_DRAFT
                                    + ") { id } }"),
                    Map.entry(
                            "mutation retireCamera",
                            "mutation { retireCamera(id: \"$C\", version: 999) { id } }"),
                    Map.entry(
                            "mutation probeCamera",
                            "mutation { probeCamera(id: \"$C\") { rung } }"),
                    Map.entry(
                            "mutation importFacilities",
                            "mutation { importFacilities(dryRun: true, csv: \"province,name,kind\\n"
                                    + "$P,Ma trận,SCHOOL\") { rejected } }"),
                    Map.entry(
                            "mutation importCameras",
                            "mutation { importCameras(dryRun: true, csv:"
                                    + " \"facilityId,name,zone,mainAddress\\n"
                                    + "$F,Cổng,GATE,rtsp://10.8.0.4/$U\") { rejected } }"),
                    Map.entry("query person", "{ person(id: \"$A\") { id } }"),
                    Map.entry(
                            "mutation correctPerson",
                            "mutation { correctPerson(id: \"$A\", version: 999, person: {name:"
                                    + " \"Khách\", email: \"guest@example.vn\"}) { id } }"),
                    Map.entry(
                            "mutation unbindPerson",
                            "mutation { unbindPerson(id: \"$A\") { id } }"),
                    Map.entry(
                            "mutation markCameraMaintenance",
                            "mutation { markCameraMaintenance(id: \"$C\", underMaintenance:"
                                    + " false) { id } }"),
                    Map.entry(
                            "query exportAppointments",
                            "{ exportAppointments(filter: {text: \"$M\", ended: true}) { csv } }"),
                    Map.entry(
                            "mutation importAppointments",
                            "mutation { importAppointments(dryRun: true, csv:"
                                    + " \"$L\")"
                                    + " { rejected } }"),
                    Map.entry(
                            "edge AppointmentConnection.totalCount",
                            "{ appointments(filter: {text: \"$M\", ended: true}) { totalCount } }"),
                    Map.entry(
                            "edge AppointmentView.person",
                            "{ appointment(id: \"$A\") { person { id } } }"),
                    Map.entry(
                            "edge CameraConnection.totalCount",
                            "{ cameras(filter: {text: \"$M\"}) { totalCount } }"),
                    Map.entry(
                            "edge FacilityConnection.totalCount",
                            "{ facilities(filter: {text: \"$M\"}) { totalCount } }"),
                    Map.entry("query sync", "{ sync { more next } }"),
                    Map.entry("edge SyncView.facilities", "{ sync { facilities { id } } }"),
                    Map.entry("edge SyncView.cameras", "{ sync { cameras { id } } }"),
                    Map.entry("edge SyncView.health", "{ sync { health { id } } }"),
                    Map.entry("edge SyncView.incidents", "{ sync { incidents { id } } }"),
                    Map.entry("query digest", "{ digest { wanted } }"),
                    Map.entry(
                            "mutation chooseDigest",
                            "mutation { chooseDigest(digest: {wanted: false}) { wanted } }"),
                    Map.entry("edge MeBody.tasks", "{ me { tasks { edges { node { id } } } } }"),
                    Map.entry("edge TaskConnection.totalCount", "{ me { tasks { totalCount } } }"),
                    Map.entry("edge MeBody.appointments", "{ me { appointments { id } } }"),
                    Map.entry("edge Overview.nation", "{ overview { nation { cameras } } }"),
                    Map.entry("edge Overview.provinces", "{ overview { provinces { province } } }"),
                    Map.entry(
                            "edge CameraView.facility",
                            "{ camera(id: \"$C\") { facility { id } } }"),
                    Map.entry(
                            "edge CameraView.health",
                            "{ camera(id: \"$C\") { health { state } } }"),
                    Map.entry(
                            "edge FacilityView.cameras",
                            "{ facility(id: \"$F\") { cameras { id } } }"),
                    Map.entry(
                            "edge FacilityView.province",
                            "{ facility(id: \"$F\") { province { key } } }"));

    /// What the answer has in it when it shows the row; by operation, else anything will do.
    private static final Map<String, String> SHOWN =
            Map.ofEntries(
                    Map.entry("query appointments", "$A"),
                    Map.entry("query appointment", "$A"),
                    Map.entry("query auditEntries", "$F"),
                    Map.entry("query exportAppointments", "$F"),
                    Map.entry("query exportFacilities", "$F"),
                    Map.entry("query overview", "$P"),
                    Map.entry("query facilities", "$F"),
                    Map.entry("query facility", "$F"),
                    Map.entry("query cameras", "$C"),
                    Map.entry("query camera", "$C"),
                    Map.entry("query exportCameras", "$C"),
                    Map.entry("edge CameraView.facility", "$F"),
                    Map.entry("edge FacilityView.cameras", "$C"),
                    Map.entry("edge FacilityView.province", "$P"),
                    Map.entry("edge AppointmentConnection.totalCount", ONE),
                    Map.entry("edge AppointmentView.person", "$A"),
                    Map.entry("edge CameraConnection.totalCount", ONE),
                    Map.entry("edge FacilityConnection.totalCount", ONE),
                    Map.entry("edge Overview.provinces", "$P"));

    /// What is posted to ask it of the target.
    String body(MatrixTarget target) {
        var document =
                Stream.of(
                                DOCUMENTS,
                                CampaignDocuments.ALL,
                                FieldDocuments.ALL,
                                HealthDocuments.ALL,
                                PhotoDocuments.ALL,
                                ReportDocuments.ALL,
                                WebhookDocuments.ALL)
                        .map(documents -> documents.get(name))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        if (document == null) {
            throw new AssertionError("no document for " + name);
        }
        return new JsonObject().put("query", filled(document, target)).encode();
    }

    MatrixAnswer ask(RequestSpecification request, MatrixTarget target) {
        var answer = request.contentType(ContentType.JSON).body(body(target)).post("/graphql");
        var shown =
                Stream.of(
                                SHOWN,
                                CampaignDocuments.SHOWN,
                                FieldDocuments.SHOWN,
                                HealthDocuments.SHOWN,
                                WebhookDocuments.SHOWN)
                        .map(words -> words.get(name))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("data");
        var verdict = verdict(answer, filled(shown, target));
        return MatrixAnswer.of(verdict, answer, answer.asString());
    }

    private static String filled(String template, MatrixTarget target) {
        return template.replace("$F", target.facility())
                .replace("$C", target.camera())
                .replace("$K", target.campaign())
                .replace("$V", target.survey())
                .replace("$Q", target.plan())
                .replace("$A", target.appointment())
                .replace("$M", target.mark())
                .replace("$P", target.unit())
                .replace("$S", target.setting())
                .replace("$Y", MatrixTarget.newScheme())
                .replace("$D", MatrixTarget.newCode())
                .replace("$N", target.statusInput())
                .replace("$R", target.role() + target.scope("%s"))
                .replace("$L", target.contactCsv().replace("\n", "\\n"))
                .replace("$U", UUID.randomUUID().toString());
    }

    private static Verdict verdict(Response answer, String shown) {
        var body = new JsonObject(answer.asString());
        if (!body.containsKey("errors")) {
            var done = answer.asString();
            return done.matches("(?s).*\"rejected\":[1-9].*")
                    ? Verdict.REFUSED
                    : Verdict.showing(done, shown);
        }
        var error = body.getJsonArray("errors").getJsonObject(0);
        return switch (error.getJsonObject("extensions").getString("code")) {
            case "unauthenticated" -> Verdict.LOGIN;
            case "forbidden" -> Verdict.FORBIDDEN;
            case "not-found" -> Verdict.NOT_FOUND;
            case "version-stale" -> Verdict.STALE;
            case "invalid-input" -> Verdict.REFUSED;
            default -> throw new AssertionError(body.encode());
        };
    }
}
