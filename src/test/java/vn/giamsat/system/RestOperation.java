package vn.giamsat.system;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import vn.giamsat.shared.XlsxSheet;

/// One operation of REST, asked in its simplest valid form.
///
/// @param method upper case
/// @param path template as in the OpenAPI document
/// @param version that writes name
record RestOperation(String method, String path, String version) {
    private static final Pattern FORM =
            Pattern.compile("(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (/\\S+)");
    private static final String NEVER = "\"v999\"";
    private static final String NEW = "\"v0\"";

    static boolean fits(String operation) {
        return FORM.matcher(operation).matches();
    }

    /// Writes name a version that never was, so that nothing changes.
    static RestOperation of(String operation) {
        var words = operation.split(" ");
        return new RestOperation(words[0], words[1], NEVER);
    }

    /// Writes change what is new.
    static RestOperation effective(String operation) {
        var words = operation.split(" ");
        return new RestOperation(words[0], words[1], NEW);
    }

    MatrixAnswer ask(RequestSpecification request, MatrixTarget target) {
        var answer = ready(request, target).get();
        var text = text(answer);
        return MatrixAnswer.of(verdict(answer, text, target), answer, text);
    }

    /// The request with all that it needs, to be sent as often as it is asked for.
    Supplier<Response> ready(RequestSpecification request, MatrixTarget target) {
        var address = address(target);
        var sent = sent(request, target);
        return () -> sent.request(method, address);
    }

    /// The path with the ids of the target.
    String address(MatrixTarget target) {
        return path.replace("{id}", id(target))
                .replace("{key}", key(target))
                .replace("{facility}", target.facility())
                .replace("{enterprise}", "VIETTEL")
                .replace("{delivery}", target.facility()) // as the webhook has its id
                .replace("{province}", target.unit())
                .replace("{day}", day());
    }

    /// What is decided of must be submitted.
    private String day() {
        return path.matches(".*/daily-reports/.*/(decisions|corrections)")
                ? MatrixTarget.SUBMITTED_DAY
                : "2021-05-10";
    }

    private String id(MatrixTarget target) {
        return switch (path.split("/")[3]) {
            case "cameras", "incidents", "status-reports" -> target.camera(); // they have its id
            case "appointments", "people" -> target.appointment(); // its person has the same id
            case "campaigns" -> target.campaign();
            case "surveys" -> target.survey();
            case "plans" -> target.plan();
            default -> target.facility();
        };
    }

    private String key(MatrixTarget target) {
        return path.contains("/settings/") ? target.setting() : target.unit();
    }

    private RequestSpecification sent(RequestSpecification request, MatrixTarget target) {
        if (path.contains("daily-reports")) {
            return sentOfReports(request, target);
        }
        if (path.contains("/uploads")) {
            return sentOfUploads(request.header("Tus-Resumable", "1.0.0"), target);
        }
        return method.equals("GET") ? asked(request, target) : sentOfOthers(request, target);
    }

    private RequestSpecification asked(RequestSpecification request, MatrixTarget target) {
        return switch (path) {
            case "/api/v1/facilities",
                    "/api/v1/cameras",
                    "/api/v1/exports/facilities.csv",
                    "/api/v1/exports/cameras.csv" ->
                    request.queryParam("text", target.mark());
            case "/api/v1/appointments",
                    "/api/v1/exports/appointments.csv",
                    "/api/v1/exports/appointments.xlsx" ->
                    request.queryParam("text", target.mark()).queryParam("ended", true);
            case "/api/v1/events" -> request.queryParam("seconds", 1);
            case "/api/v1/audit" -> request.queryParam("row", target.facility());
            case "/api/v1/incidents" -> request.queryParam("camera", target.camera());
            case "/api/v1/digest-deliveries" -> request.queryParam("person", target.appointment());
            case "/api/v1/status-reports" ->
                    request.queryParam("facility", target.facility())
                            .queryParam("to", "2021-05-08T00:00:00Z");
            case "/api/v1/exports/overdue-facilities.csv" ->
                    request.queryParam("campaign", target.campaign());
            case "/api/v1/campaigns/{id}/history" ->
                    request.queryParam("from", MatrixTarget.SUBMITTED_DAY)
                            .queryParam("to", MatrixTarget.SUBMITTED_DAY);
            default ->
                    path.endsWith("/uptime") || path.endsWith("/hours")
                            ? request.queryParam("period", "2021-05-10")
                            : request;
        };
    }

    private RequestSpecification sentOfUploads(RequestSpecification request, MatrixTarget target) {
        return switch (method) {
            case "POST" ->
                    request.header("Upload-Length", 9)
                            .header("Upload-Metadata", target.photoMetadata(node(request)));
            case "PATCH" ->
                    request.header("Upload-Offset", 0)
                            .contentType("application/offset+octet-stream")
                            .body(new byte[1]);
            default -> request;
        };
    }

    /// Of who asks; of nobody without a person.
    private static String node(RequestSpecification request) {
        var me = given().spec(request).get("/api/v1/me");
        return me.statusCode() == 200 ? me.path("idNode") : "000000000000";
    }

    private RequestSpecification sentOfReports(RequestSpecification request, MatrixTarget target) {
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "daily-reports.csv", "daily-reports.xlsx", "daily-reports.pdf" ->
                    request.queryParam("campaign", target.campaign())
                            .queryParam("day", "2021-05-10");
            case "remarks" -> json(request, "{\"remarks\":\"x\"}").header("If-Match", version);
            case "decisions" -> json(request, "{\"kind\":\"ACCEPT\"}").header("If-Match", version);
            case "lock-exceptions" ->
                    json(request, "{\"until\":\"2999-01-01T00:00:00Z\",\"reason\":\"x\"}");
            case "submission", "corrections" -> request.header("If-Match", version);
            default -> request;
        };
    }

    private RequestSpecification sentOfOthers(RequestSpecification request, MatrixTarget target) {
        return switch (method + " " + path) {
            case "POST /api/v1/appointments" -> json(request, target.appointmentDraft());
            case "PUT /api/v1/settings/{key}" -> json(request, "{\"value\":3}"); // as configured
            case "PUT /api/v1/cameras/{id}/reference-picture" ->
                    json(request, "{\"digest\":\"d1\"}");
            case "PUT /api/v1/me/digest" -> json(request, "{\"wanted\":false}");
            case "POST /api/v1/provinces" -> json(request, MatrixTarget.provinceDraft());
            case "POST /api/v1/facilities" -> json(request, target.facilityDraft());
            case "POST /api/v1/campaigns" ->
                    json(request, MatrixTarget.campaignDraft(target.facility()));
            case "POST /api/v1/campaigns/{id}/facilities/{facility}/surveys" -> json(request, "{}");
            case "POST /api/v1/campaigns/{id}/facilities/{facility}/plans" ->
                    json(request, PlanSteps.draft(""));
            case "POST /api/v1/plans/{id}/decision" ->
                    json(request, "{\"kind\":\"AGREE\"}").header("If-Match", version);
            case "POST /api/v1/discoveries" -> json(request, target.discoveryDraft());
            case "POST /api/v1/status-reports" -> json(request, target.statusDraft());
            case "POST /api/v1/status-reports/{id}/ending" -> json(request, "{}");
            case "POST /api/v1/incidents/{id}/acknowledgements" ->
                    json(request, "{\"note\":\"x\"}");
            case "POST /api/v1/incidents/{id}/annotations" -> json(request, "{\"text\":\"y\"}");
            case "POST /api/v1/webhooks" -> json(request, target.webhookDraft());
            case "POST /api/v1/webhooks/{id}/secrets", "POST /api/v1/surveys/{id}/submission" ->
                    request.header("If-Match", version);
            case "POST /api/v1/campaigns/{id}/facilities/{facility}/decisions" ->
                    json(request, "{\"kind\":\"EXEMPT\",\"reason\":\"x\"}")
                            .header("If-Match", version.equals(NEW) ? "\"v1\"" : version);
            case "POST /api/v1/facilities/{id}/cameras" ->
                    json(request, MatrixTarget.CAMERA.formatted(UUID.randomUUID()));
            case "POST /api/v1/imports/facilities" -> csv(request, target.facilityCsv());
            case "POST /api/v1/imports/appointments" -> csv(request, target.contactCsv());
            case "POST /api/v1/imports/cameras" -> csv(request, target.cameraCsv());
            default -> versioned(request);
        };
    }

    private RequestSpecification versioned(RequestSpecification request) {
        return switch (method) {
            case "PATCH" ->
                    request.header("If-Match", version)
                            .contentType("application/merge-patch+json")
                            .body("{\"name\":\"Đổi\"}");
            case "DELETE" -> request.header("If-Match", version);
            default -> request;
        };
    }

    private static RequestSpecification json(RequestSpecification request, String body) {
        return request.contentType("application/json").body(body);
    }

    private static RequestSpecification csv(RequestSpecification request, String body) {
        return request.queryParam("dryRun", true).contentType("text/csv").body(body);
    }

    private Verdict verdict(Response answer, String text, MatrixTarget target) {
        return switch (answer.statusCode()) {
            case 200, 201, 202, 204 -> shown(text, target);
            case 400 -> Verdict.REFUSED;
            case 401 -> Verdict.LOGIN;
            case 403 -> Verdict.FORBIDDEN;
            case 404 -> Verdict.NOT_FOUND;
            case 412 -> Verdict.STALE;
            default -> throw new AssertionError(answer.statusCode() + " " + answer.asString());
        };
    }

    /// What a spreadsheet has in its cells.
    private static String text(Response answer) {
        var file = answer.asByteArray();
        if (!XlsxSheet.begins(file)) {
            return answer.asString();
        }
        var cells = new StringBuilder();
        XlsxSheet.of(file).await().indefinitely().forEachRemaining(cells::append);
        return cells.toString();
    }

    private Verdict shown(String body, MatrixTarget target) {
        return switch (path) {
            case "/api/v1/overview",
                    "/api/v1/campaigns/{id}/progress",
                    "/api/v1/campaigns/{id}/history" ->
                    Verdict.showing(body, target.unit());
            case "/api/v1/facilities", "/api/v1/webhooks" ->
                    method.equals("GET") ? Verdict.showing(body, target.facility()) : Verdict.YES;
            case "/api/v1/appointments" ->
                    method.equals("GET")
                            ? Verdict.showing(body, target.appointment())
                            : Verdict.YES;
            case "/api/v1/status-reports" ->
                    method.equals("GET") ? Verdict.showing(body, target.camera()) : Verdict.YES;
            case "/api/v1/campaigns/{id}/surveys" -> Verdict.showing(body, target.survey());
            case "/api/v1/audit",
                    "/api/v1/digest-deliveries",
                    "/api/v1/campaigns/{id}/facilities",
                    "/api/v1/campaigns/{id}/shortfalls",
                    "/api/v1/campaigns/{id}/overdue",
                    "/api/v1/exports/overdue-facilities.csv",
                    "/api/v1/exports/facilities.csv",
                    "/api/v1/exports/appointments.csv",
                    "/api/v1/exports/appointments.xlsx" ->
                    Verdict.showing(body, target.facility());
            case "/api/v1/cameras", "/api/v1/incidents", "/api/v1/exports/cameras.csv" ->
                    Verdict.showing(body, target.camera());
            case "/api/v1/imports/facilities",
                    "/api/v1/imports/cameras",
                    "/api/v1/imports/appointments" ->
                    body.contains("\"rejected\":0") ? Verdict.YES : Verdict.REFUSED;
            default -> Verdict.YES;
        };
    }

    /// Who may do what a POST does: whoever may do everything else may not survey, nor keep keys
    /// and provinces.
    static String personFor(String operation) {
        return switch (operation.substring(operation.lastIndexOf('/') + 1)) {
            case "reseal", "provinces" -> "national-administrator";
            case "webhooks",
                    "secrets",
                    "tests",
                    "again",
                    "surveys",
                    "submission",
                    "corrections",
                    "decision" ->
                    SystemTest.BAC_GIANG;
            case "plans" -> "viettel-engineer";
            default -> SystemTest.NATION;
        };
    }
}
