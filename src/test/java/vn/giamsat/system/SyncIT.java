package vn.giamsat.system;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static vn.giamsat.system.AppointmentSteps.appointed;
import static vn.giamsat.system.AppointmentSteps.claiming;
import static vn.giamsat.system.AppointmentSteps.contact;
import static vn.giamsat.system.AppointmentSteps.person;
import static vn.giamsat.system.AppointmentSteps.unique;
import static vn.giamsat.system.AppointmentSteps.verified;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The phone of a contact that keeps a copy, over both APIs.
@QuarkusIntegrationTest
class SyncIT extends SystemTest {
    private String login;
    private String facility;
    private String camera;

    @BeforeEach
    void appointTheContactOfAFacility() {
        login = unique();
        facility = facility("2021-24", "Trường " + UUID.randomUUID());
        camera = camera(facility, "Cổng", "rtsp://10.9.3.1/" + UUID.randomUUID());
        appointed(BAC_GIANG, contact(person("\"email\":\"" + login + "\""), facility));
        claiming(login, verified(login)).get("/me").then().statusCode(200);
    }

    private ValidatableResponse since(String token) {
        var request = as(login);
        if (token != null) {
            request.queryParam("since", token);
        }
        return request.get("/sync").then();
    }

    private String upToDate() {
        return since(null).statusCode(200).body("more", equalTo(false)).extract().path("next");
    }

    @Test
    void tellsAllFirstAndThenWhatChanged() {
        // Given
        since(null)
                .statusCode(200)
                .body("reset", equalTo(true))
                .body("facilities.id", contains(facility))
                .body("cameras.id", contains(camera));
        var token = upToDate();
        // When
        var added = camera(facility, "Sân", "rtsp://10.9.3.2/" + UUID.randomUUID());
        // Then
        since(token)
                .statusCode(200)
                .body("reset", equalTo(false))
                .body("facilities", empty())
                .body("cameras.id", contains(added))
                .body("cameras[0].streamAddress", equalTo(null));
    }

    @Test
    void tellsWhatTheProberFound() {
        // Given
        var token = upToDate();
        var address = SystemUnderTest.fleet().address("/open/h264/normal/sync-" + facility);
        // When
        var probed = camera(facility, "Hành lang", address);
        // Then
        Await.until(
                "the phone is told that the camera is up",
                Duration.ofSeconds(30),
                () ->
                        "UP"
                                .equals(
                                        since(token)
                                                .extract()
                                                .path(
                                                        "health.find { it.cameraId == '%s' }?.state"
                                                                .formatted(probed))));
    }

    @Test
    void takesAwayWhatMovedOutOfAProvince() {
        // Given
        var moving = facility("2021-48", "Khách sạn " + UUID.randomUUID());
        var before = lastToken(DA_NANG);
        // When
        CampaignSteps.moveToBacGiang(moving);
        // Then
        as(DA_NANG)
                .queryParam("since", before)
                .get("/sync")
                .then()
                .statusCode(200)
                .body("removed.id", hasItem(moving));
    }

    private static String lastToken(String viewer) {
        String token = null;
        for (var more = true; more; ) {
            var request = as(viewer).queryParam("limit", 200);
            if (token != null) {
                request.queryParam("since", token);
            }
            var answer = request.get("/sync").then().statusCode(200).extract();
            token = answer.path("next");
            more = answer.path("more");
        }
        return token;
    }

    @Test
    void beginsAnewWhenAnAppointmentBeginsOrEnds() {
        // Given
        var token = upToDate();
        var second = facility("2021-24", "Khách sạn " + UUID.randomUUID());
        // When
        var appointment =
                appointed(BAC_GIANG, contact(person("\"email\":\"" + login + "\""), second));
        // Then
        String both =
                since(token)
                        .statusCode(200)
                        .body("reset", equalTo(true))
                        .body("facilities.id", containsInAnyOrder(facility, second))
                        .extract()
                        .path("next");
        // When
        as(BAC_GIANG).delete("/appointments/{id}", appointment).then().statusCode(200);
        // Then
        since(both)
                .statusCode(200)
                .body("reset", equalTo(true))
                .body("facilities.id", contains(facility));
    }

    @Test
    void makesNothingOfATokenOfSomebodyElse() {
        // Given
        var foreign = lastToken(DA_NANG);
        // Then
        since(foreign)
                .statusCode(200)
                .body("reset", equalTo(true))
                .body("facilities.id", contains(facility));
    }

    @Test
    void refusesATokenThatIsNoneOfOursAndSendsAnOldOneToTheBeginning() {
        since("nonsense").statusCode(400).body("code", equalTo("invalid-cursor"));
        // Given
        var token = upToDate();
        // When
        SystemUnderTest.database()
                .execute(
                        "update change_feed set forgotten = pg_snapshot_xmin(pg_current_snapshot())");
        // Then
        since(token)
                .statusCode(410)
                .contentType("application/problem+json")
                .body("code", equalTo("sync-token-expired"))
                .body("legal", contains("/api/v1/sync"))
                .body("detail", containsString("fetch everything"));
        since(null).statusCode(200).body("reset", equalTo(true));
    }

    @Test
    void tellsTheSameOverGraphQl() {
        // Given
        var token = upToDate();
        var added = camera(facility, "Sân", "rtsp://10.9.3.3/" + UUID.randomUUID());
        // When
        var question =
                "{ sync(since: \"%s\") { reset more cameras { id } removed { kind id } } }"
                        .formatted(token);
        // Then
        asked(question)
                .body("data.sync.reset", equalTo(false))
                .body("data.sync.cameras.id", contains(added));
        asked("{ sync(since: \"nonsense\") { more } }")
                .body("errors[0].extensions.code", equalTo("invalid-cursor"));
    }

    @Test
    void tellsWhatThereIsToDoUntilTheFacilityHasMovedOn() {
        // Given
        var before = upToDate();
        var campaign = CampaignSteps.naming(facility);
        // Then
        as(login)
                .get("/me/tasks")
                .then()
                .statusCode(200)
                .rootPath("items.find { it.campaignId == '" + campaign + "' }")
                .body("kind", equalTo("RECEIVE_SURVEY"))
                .body("facilityId", equalTo(facility))
                .body("dueOn", equalTo("2021-05-10"));
        asked("{ me { tasks(first: 200) { totalCount edges { node { kind campaignId } } } } }")
                .body("data.me.tasks.totalCount", greaterThanOrEqualTo(1))
                .body("data.me.tasks.edges.node.campaignId", hasItem(campaign));
        var told = since(before).body("tasks.campaignId", contains(campaign)).extract();
        String task = told.path("tasks[0].id");
        // When
        CampaignSteps.decided(
                        BAC_GIANG,
                        campaign,
                        facility,
                        0,
                        CampaignSteps.because("EXEMPT", "Chưa dùng"))
                .statusCode(200);
        // Then
        since(told.path("next")).body("removed.id", contains(task)).body("tasks", empty());
        as(login).get("/me/tasks").then().body("items.campaignId", not(hasItem(campaign)));
    }

    private ValidatableResponse asked(String question) {
        var body = new JsonObject().put("query", question).encode();
        return as(login)
                .basePath("")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/graphql")
                .then()
                .statusCode(200);
    }
}
