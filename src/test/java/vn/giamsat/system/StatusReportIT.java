package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
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
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A contact who reports from a phone what happens at the facility, and looks at it.
@QuarkusIntegrationTest
class StatusReportIT extends SystemTest {
    private static final int SMALL_BYTES = 8_192;

    private String email;
    private String facility;
    private String camera;

    @BeforeEach
    void appointAContact() {
        email = unique();
        facility = facility("2021-24", "Trường " + UUID.randomUUID());
        camera = camera(facility, "Cổng 1", "rtsp://10.9.3.1/" + UUID.randomUUID());
        appointed(BAC_GIANG, contact(person("\"email\":\"" + email + "\""), facility));
        claiming(email, verified(email)).get("/me").then().statusCode(200);
    }

    @Test
    void takesALateReportWithItsOwnTimeWhateverThePhonesClock() {
        // Given
        var id = madeBy(email);
        var photo = UUID.randomUUID().toString();
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var phone = now.plusSeconds(7_200);
        // When
        report(
                        ("{\"id\":\"%s\",\"facilityId\":\"%s\",\"kind\":\"POWER_CUT\",\"told\":\"Mất điện\","
                                        + "\"clientOccurredAt\":\"%s\",\"photos\":[\"%s\"]}")
                                .formatted(id, facility, phone.minusSeconds(3_600), photo),
                        phone)
                .statusCode(201)
                .header("Location", endsWith("/api/v1/status-reports/" + id))
                .body("told", equalTo("Mất điện"))
                .body("photos", contains(photo))
                .body("personName", equalTo("Đầu mối"))
                .body("clientOccurredAt", equalTo(phone.minusSeconds(3_600).toString()));
        // Then
        var kept = as(BAC_GIANG).get("/status-reports/{id}", id).then().statusCode(200);
        var difference = kept.extract().<Integer>path("clockDifferenceSeconds");
        assertThat(difference).isBetween(7_100, 7_200);
        assertThat(Instant.parse(kept.extract().path("beginsAt")))
                .isBetween(now.minusSeconds(3_600), now.minusSeconds(3_400));
        as(BAC_GIANG)
                .header("If-None-Match", kept.extract().header("ETag"))
                .get("/status-reports/{id}", id)
                .then()
                .statusCode(304);
        report(
                        "{\"id\":\"%s\",\"facilityId\":\"%s\",\"kind\":\"POWER_CUT\"}"
                                .formatted(id, facility))
                .statusCode(409)
                .body("code", equalTo("id-taken"));
    }

    @Test
    void endsByItselfOrBecauseAllIsNormal() {
        // Given
        var cut = reported("POWER_CUT", "");
        var outage = reported("INTERNET_OUTAGE", "");
        listed(true).body("items", hasSize(2));
        // When
        sent(email, "{}")
                .post("/status-reports/{id}/ending", cut)
                .then()
                .statusCode(200)
                .body("endedAt", notNullValue());
        // Then
        listed(true).body("items.id", contains(outage));
        // When
        reported("ALL_NORMAL", "");
        // Then
        listed(true).body("items", hasSize(0));
        listed(false).body("items", hasSize(3));
    }

    @Test
    void takesACameraOutOfServiceWhileItIsMaintained() {
        // When
        var window =
                reported(
                        "MAINTENANCE",
                        ",\"cameraId\":\"%s\",\"expectedEnd\":\"%s\""
                                .formatted(camera, Instant.now().plusSeconds(3_600)));
        // Then
        state().body("state", equalTo("MAINTENANCE"));
        // When
        sent(email, "{}").post("/status-reports/{id}/ending", window).then().statusCode(200);
        // Then
        state().body("state", equalTo("IN_SERVICE"));
    }

    @Test
    void refusesWhatMakesNoSense() {
        refused("{\"kind\":\"POWER_CUT\"}", "facilityId", "is required");
        refused(draft("CAMERA_MOVED", ""), "cameraId", "is needed by the kind");
        refused(draft("MAINTENANCE", ""), "expectedEnd", "is needed by the kind");
        refused(
                draft("ALL_NORMAL", ",\"expectedEnd\":\"2999-01-01T00:00:00Z\""),
                "expectedEnd",
                "does not go with the kind");
        refused(
                draft("POWER_CUT", ",\"beginsAt\":\"2000-01-01T00:00:00Z\""),
                "beginsAt",
                "must be at most 30 days from now");
        report(draft("CAMERA_BROKEN", ",\"cameraId\":\"%s\"".formatted(UUID.randomUUID())))
                .statusCode(404);
        sent(email, draft("POWER_CUT", ""))
                .header("Client-Time", "now")
                .post("/status-reports")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("Client-Time"));
    }

    @Test
    void doesTheSameOverGraphQl() {
        var reporting =
                "mutation($report: StatusReportDraftInput!, $at: DateTime) { reportStatus(report:"
                        + " $report, sentAt: $at) { id clockDifferenceSeconds } }";
        var ending = "mutation($id: String!) { endStatusReport(id: $id) { endedAt } }";
        var report = Map.of("facilityId", facility, "kind", "POWER_CUT");
        var at = Instant.now().minusSeconds(600).toString();

        String id =
                graph(email, reporting, Map.of("report", report, "at", at))
                        .body("data.reportStatus.clockDifferenceSeconds", notNullValue())
                        .extract()
                        .path("data.reportStatus.id");

        graph(email, ending, Map.of("id", id)).body("data.endStatusReport.endedAt", notNullValue());
        graph(
                        email,
                        "{ myFacility { facilities { id cameras { health } reports { id } } } }",
                        Map.of())
                .body("data.myFacility.facilities.id", contains(facility))
                .body("data.myFacility.facilities[0].reports", hasSize(0));
    }

    @Test
    void showsAFacilityOfSixteenCamerasInALittleAnswerThatIsNotSentAgain() throws Exception {
        // Given
        IntStream.rangeClosed(2, 16).forEach(this::furtherCamera);
        reported("POWER_CUT", ",\"told\":\"Cả khu mất điện từ sáng, đang chờ máy phát\"");
        // When
        var first = as(email).get("/me/facility").then().statusCode(200);
        // Then
        first.body("facilities", hasSize(1))
                .body("facilities[0].cameras", hasSize(16))
                .body("facilities[0].cameras[0].name", equalTo("Cổng 1"))
                .body("facilities[0].reports[0].kind", equalTo("POWER_CUT"));
        assertThat(bytesOnTheWire()).isLessThanOrEqualTo(SMALL_BYTES);
        Await.until(
                "every camera was judged, and nothing is told twice",
                Duration.ofSeconds(30),
                () ->
                        as(email)
                                        .header(
                                                "If-None-Match",
                                                as(email).get("/me/facility").header("ETag"))
                                        .get("/me/facility")
                                        .statusCode()
                                == 304);
        as(BAC_GIANG).get("/me/facility").then().body("facilities", hasSize(0));
    }

    private void furtherCamera(int number) {
        camera(facility, "Cổng " + number, "rtsp://10.9.3.1/" + UUID.randomUUID());
    }

    private int bytesOnTheWire() throws IOException, InterruptedException {
        var address = RestAssured.baseURI + ":" + RestAssured.port;
        var request =
                HttpRequest.newBuilder(URI.create(address + "/api/v1/me/facility"))
                        .header("Authorization", "Bearer " + SystemUnderTest.issuer().token(email))
                        .header("Accept-Encoding", "gzip")
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofByteArray());
            assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
            return answer.body().length;
        }
    }

    private ValidatableResponse state() {
        return as(email).get("/cameras/{id}", camera).then().statusCode(200);
    }

    private ValidatableResponse listed(boolean open) {
        return as(email)
                .queryParam("facility", facility)
                .queryParam("open", open)
                .get("/status-reports")
                .then()
                .statusCode(200)
                .body("next", nullValue());
    }

    private String reported(String kind, String more) {
        return report(draft(kind, more)).statusCode(201).extract().path("id");
    }

    private void refused(String draft, String field, String message) {
        report(draft)
                .statusCode(400)
                .body("violations[0].field", equalTo(field))
                .body("violations[0].message", equalTo(message));
    }

    private String draft(String kind, String more) {
        return "{\"facilityId\":\"%s\",\"kind\":\"%s\"%s}".formatted(facility, kind, more);
    }

    private ValidatableResponse report(String draft) {
        return sent(email, draft).post("/status-reports").then();
    }

    private ValidatableResponse report(String draft, Instant phone) {
        return sent(email, draft)
                .header("Client-Time", phone.toString())
                .post("/status-reports")
                .then();
    }

    private static RequestSpecification sent(String person, String json) {
        return as(person).contentType("application/json; charset=UTF-8").body(json);
    }
}
