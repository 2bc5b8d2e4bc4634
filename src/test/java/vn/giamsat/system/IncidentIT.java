package vn.giamsat.system;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.AppointmentSteps.appointed;
import static vn.giamsat.system.AppointmentSteps.claiming;
import static vn.giamsat.system.AppointmentSteps.contact;
import static vn.giamsat.system.AppointmentSteps.person;
import static vn.giamsat.system.AppointmentSteps.unique;
import static vn.giamsat.system.AppointmentSteps.verified;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Incidents as people see them, and what they say of them.
@QuarkusIntegrationTest
class IncidentIT extends SystemTest {
    private static final String ENTERED =
            """
            insert into incident (id, camera_id, facility_id, province, enterprise, kind, reason, opened_at, closed_at, ending)
            select '%s', id, facility_id, province, enterprise, 'DOWN', 'NO_RTP', '%s', %s
              from camera where id = '%s'\
            """;
    private static final String EXPLAINED =
            """
            insert into status_report (id, facility_id, province, enterprise, kind, begins_at, expected_end, planned_until, received_at)
            select '%s', id, province, assigned, 'POWER_CUT', '2021-05-06T02:00:00Z', '2021-05-06T05:00:00Z', '2021-05-06T05:00:00Z',
                   '2021-05-06T04:00:00Z'
              from facility where id = '%s'\
            """;
    private static final Duration THREE_FAILED_PROBES = Duration.ofSeconds(60);

    private String facility;
    private String camera;

    /// Nobody probes it.
    @BeforeEach
    void registerAPlannedCamera() {
        facility = facility("2021-24", "Trường " + UUID.randomUUID());
        camera =
                sending(
                                NATION,
                                "{\"name\":\"Cổng\",\"zone\":\"GATE\",\"state\":\"PLANNED\",\"streamAddress\":{\"main\":\"rtsp://10.9.0.7/%s\"}}"
                                        .formatted(UUID.randomUUID()))
                        .post("/facilities/{id}/cameras", facility)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private String entered(String opened, String closed) {
        var id = UUID.randomUUID().toString();
        var end = closed == null ? "null, null" : "'%s', 'RECOVERED'".formatted(closed);
        SystemUnderTest.database().execute(ENTERED.formatted(id, opened, end, camera));
        return id;
    }

    @Test
    void showsTheIncidentOfACameraThatGoesDown() {
        // Given
        var dead = camera(facility, "Sân", "rtsp://127.0.0.1:9/" + UUID.randomUUID());
        // Then
        Await.until(
                "the incident is open",
                THREE_FAILED_PROBES,
                () ->
                        as(BAC_GIANG)
                                .queryParam("camera", dead)
                                .queryParam("open", true)
                                .get("/incidents")
                                .asString()
                                .contains("TCP_REFUSED"));
        as(BAC_GIANG).put("/cameras/{id}/maintenance", dead).then().statusCode(200);
        listed("camera", dead)
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("DOWN"))
                .body("items[0].ending", equalTo("MAINTENANCE"))
                .body("items[0].lastGoodAt", nullValue());
    }

    @Test
    void keepsWhoAcknowledgedFirstAndWhatWasSaidLast() {
        // Given
        var id = entered("2021-05-06T10:00:00+07:00", null);
        var email = unique();
        appointed(BAC_GIANG, contact(person("\"email\":\"" + email + "\""), facility));
        claiming(email, verified(email)).get("/me").then().statusCode(200);
        // When
        said(email, id, "{\"note\":\"Mất điện từ 9 giờ\"}")
                .statusCode(200)
                .body("note", equalTo("Mất điện từ 9 giờ"))
                .body("acknowledgedByName", equalTo("Đầu mối"))
                .body("acknowledgedAt", notNullValue())
                .body("version", equalTo(1));
        said(email, id, "{}").statusCode(200).body("version", equalTo(1));
        said(BAC_GIANG, id, "{\"note\":\"Đã cử kỹ thuật\"}")
                .statusCode(200)
                .body("note", equalTo("Đã cử kỹ thuật"))
                .body("acknowledgedByName", equalTo("Đầu mối"))
                .body("version", equalTo(2));
        // Then
        as(BAC_GIANG)
                .queryParam("row", id)
                .queryParam("kind", "INCIDENT")
                .get("/audit")
                .then()
                .body("items", hasSize(2))
                .body("items[1].actor", equalTo("Đầu mối"))
                .body("items[0].changes.field", contains("note"));
    }

    @Test
    void takesNoNoteThatIsTooLongNorFromWhoMayNot() {
        // Given
        var id = entered("2021-05-06T10:00:00+07:00", "2021-05-06T11:00:00+07:00");
        // Then
        said(BAC_GIANG, id, "{\"note\":\"%s\"}".formatted("x".repeat(2001)))
                .statusCode(400)
                .body("violations.field", contains("note"));
        said(BAC_GIANG, id, "{\"text\":\"x\"}").statusCode(400);
        said(BAC_GIANG_VIEWER, id, "{}").statusCode(403);
        said(DA_NANG, id, "{}").statusCode(404);
        said(BAC_GIANG, id, "{\"note\":\"Xong\"}")
                .statusCode(200)
                .body("durationSeconds", equalTo(3600));
    }

    @Test
    void narrowsTheListToWhatLastsToAPeriodAndToAPlace() {
        // Given
        var first = entered("2021-05-06T10:00:00+07:00", "2021-05-06T11:00:00+07:00");
        var second = entered("2021-05-07T10:00:00+07:00", "2021-05-08T11:00:00+07:00");
        var open = entered("2021-05-09T10:00:00+07:00", null);
        // Then
        listed("open", true).body("items.id", contains(open));
        listed("open", false).body("items.id", contains(second, first));
        listed("from", "2021-05-08T00:00:00+07:00").body("items.id", contains(open, second));
        listed("to", "2021-05-07T10:00:00+07:00").body("items.id", contains(first));
        listed("province", "2025-24").body("items.id", contains(open, second, first));
        listed("province", "2021-48").body("items", hasSize(0));
        var page = listed("limit", 2).body("items.id", contains(open, second));
        String next = page.extract().path("next");
        listed("after", next).body("items.id", contains(first)).body("next", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "open, maybe, open",
        "from, yesterday, from",
        "to, 2021-05-06, to",
        "camera, x, camera",
        "facility, y, facility",
        "limit, 0, limit"
    })
    void namesTheParameterThatMakesNoSense(String parameter, String value, String field) {
        as(NATION)
                .queryParam(parameter, value)
                .get("/incidents")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-input"))
                .body("violations.field", contains(field));
    }

    @Test
    void refusesAPeriodThatEndsBeforeItBegins() {
        as(NATION)
                .queryParam("from", "2021-05-07T00:00:00Z")
                .queryParam("to", "2021-05-06T00:00:00Z")
                .get("/incidents")
                .then()
                .statusCode(400)
                .body("violations[0].rule", equalTo("after-from"));
    }

    @Test
    void answersThatNothingChangedToWhoHoldsIt() {
        // Given
        var id = entered("2021-05-06T10:00:00+07:00", null);
        var tag = as(NATION).get("/incidents/{id}", id).header("ETag");
        // Then
        held(id, tag).statusCode(304);
        said(BAC_GIANG, id, "{}").statusCode(200);
        held(id, tag).statusCode(200);
    }

    @Test
    void tellsTheSameOverGraphQl() {
        // Given
        var id = entered("2021-05-06T10:00:00+07:00", null);
        var note =
                "mutation($id: String!) { acknowledgeIncident(id: $id, note: \"Xem\") { note"
                        + " camera { name } } }";
        var fields =
                "query($c: String!, $f: String!) { camera(id: $c) { incidents { id reason } }"
                        + " facility(id: $f) { incidents { id acknowledgedByName } }"
                        + " incidents(filter: {facilityId: $f, open: true}) { totalCount edges { node"
                        + " { id note } } } }";
        // Then
        graph(BAC_GIANG, note, Map.of("id", id))
                .body("data.acknowledgeIncident.note", equalTo("Xem"))
                .body("data.acknowledgeIncident.camera.name", equalTo("Cổng"));
        graph(NATION, fields, Map.of("c", camera, "f", facility))
                .body("data.camera.incidents.id", contains(id))
                .body("data.camera.incidents.reason", contains("NO_RTP"))
                .body("data.facility.incidents.acknowledgedByName", hasItem(notNullValue()))
                .body("data.incidents.totalCount", equalTo(1))
                .body("data.incidents.edges[0].node.note", equalTo("Xem"));
    }

    @Test
    void showsTheReportThatExplainsItOverBothApisAndTellsAnewWhoHoldsIt() {
        // Given
        var id = entered("2021-05-06T10:00:00+07:00", null);
        var tag = as(NATION).get("/incidents/{id}", id).header("ETag");
        held(id, tag).statusCode(304);
        // When
        SystemUnderTest.database().execute(EXPLAINED.formatted(id, facility));
        // Then
        held(id, tag).statusCode(200).body("cause.kind", equalTo("POWER_CUT"));
        listed("open", true)
                .body("items[0].cause.reportId", equalTo(id))
                .body("items[0].cause.expectedEnd", equalTo("2021-05-06T05:00:00Z"));
        graph(
                        BAC_GIANG,
                        "query($id: String!) { incident(id: $id) { cause { reportId kind"
                                + " expectedEnd } } }",
                        Map.of("id", id))
                .body("data.incident.cause.reportId", equalTo(id))
                .body("data.incident.cause.kind", equalTo("POWER_CUT"));
        as(DA_NANG).get("/incidents/{id}", id).then().statusCode(404);
    }

    private ValidatableResponse listed(String parameter, Object value) {
        return as(BAC_GIANG)
                .queryParam("facility", facility)
                .queryParam(parameter, value)
                .get("/incidents")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse held(String id, String tag) {
        return as(NATION).header("If-None-Match", tag).get("/incidents/{id}", id).then();
    }

    private static ValidatableResponse said(String who, String id, String json) {
        return as(who).contentType("application/json; charset=UTF-8")
                .body(json)
                .post("/incidents/{id}/acknowledgements", id)
                .then();
    }
}
