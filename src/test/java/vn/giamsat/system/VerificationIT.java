package vn.giamsat.system;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.CampaignSteps.naming;
import static vn.giamsat.system.CampaignSteps.standing;
import static vn.giamsat.system.GraphQlIT.graph;
import static vn.giamsat.system.PlanSteps.ENGINEER;
import static vn.giamsat.system.PlanSteps.agreed;
import static vn.giamsat.system.SurveySteps.submitted;
import static vn.giamsat.system.SurveySteps.upgrade;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A facility is connected when simulated cameras are, and nobody says so.
@QuarkusIntegrationTest
class VerificationIT extends SystemTest {
    private String facility;
    private String campaign;

    @BeforeEach
    void agreeToAPlan() {
        facility = SurveySteps.facility();
        campaign = naming(facility);
        var survey = SurveySteps.draft(ENGINEER, campaign, facility, upgrade());
        submitted(ENGINEER, survey, 0).statusCode(200);
        agreed(campaign, facility);
    }

    private String camera(String name, String behaviour) {
        var address =
                SystemUnderTest.fleet()
                        .addressWithLogin("/digest/h264/" + behaviour + "/" + UUID.randomUUID());
        return camera(facility, name, address);
    }

    private void awaitStep(String step) {
        Await.until(
                facility + " is " + step,
                Duration.ofSeconds(90),
                () ->
                        step.equals(
                                standing(ENGINEER, campaign, facility)
                                        .extract()
                                        .path("current.step")));
    }

    private ValidatableResponse verification() {
        return as(ENGINEER)
                .get("/campaigns/{id}/facilities/{facility}/verification", campaign, facility)
                .then();
    }

    @Test
    void connectsAFacilityOnceAllItsCamerasAreVerifiedAndKeepsTheDateWhenOneIsAdded() {
        // Given
        verification().body("inService", equalTo(0)).body("firstConnectedAt", nullValue());
        camera("Cổng 1", "normal");
        camera("Cổng 2", "normal");
        awaitStep("CONNECTED");
        verification().body("verified", equalTo(2)).body("unverified", equalTo(List.of()));
        String first = verification().extract().path("firstConnectedAt");
        // When
        camera("Cổng 3", "black");
        // Then
        standing(ENGINEER, campaign, facility)
                .body("current.step", equalTo("CONNECTING"))
                .body("current.firstConnectedAt", equalTo(first));
        Await.until(
                "the third camera was probed",
                Duration.ofSeconds(60),
                () -> "VIDEO_BLACK".equals(verification().extract().path("unverified[0].reason")));
        verification()
                .body("inService", equalTo(3))
                .body("verified", equalTo(2))
                .body("unverified.name", contains("Cổng 3"));
        standing(ENGINEER, campaign, facility)
                .body("current.step", equalTo("CONNECTING"))
                .body("steps.step", hasItem("CONNECTED"));
    }

    @Test
    void verifiesAllAnewOnceAnotherPlanIsAgreedWithoutLosingTheDateOfTheFirstConnection() {
        // Given
        camera("Cổng", "normal");
        awaitStep("CONNECTED");
        String first = verification().extract().path("firstConnectedAt");
        // When
        agreed(campaign, facility);
        // Then
        standing(ENGINEER, campaign, facility).body("current.firstConnectedAt", equalTo(first));
        awaitStep("CONNECTED");
        verification().body("firstConnectedAt", equalTo(first));
        standing(ENGINEER, campaign, facility)
                .body(
                        "steps.step.findAll { it.startsWith('CONNECT') }",
                        contains("CONNECTING", "CONNECTED", "CONNECTING", "CONNECTED"));
    }

    @Test
    void listsFacilitiesWithFewerVerifiedCamerasThanRequired() {
        // Given
        SystemUnderTest.database()
                .execute(
                        "update facility set required_points = '[{\"zone\":\"GATE\",\"points\":2}]' where id = '%s'"
                                .formatted(facility));
        camera("Cổng", "normal");
        awaitStep("CONNECTED");
        // When
        var shortfalls = as(ENGINEER).get("/campaigns/{id}/shortfalls", campaign).then();
        // Then
        shortfalls
                .body("items.facilityId", contains(facility))
                .body("items[0].zones.required", contains(2))
                .body("items[0].zones.points", contains(1))
                .body("items[0].zones.shortfall", contains(1));
        as(DA_NANG)
                .get("/campaigns/{id}/shortfalls", campaign)
                .then()
                .body("items", equalTo(List.of()));
        graph(
                        ENGINEER,
                        "query($k: String!) { campaign(id: $k) { shortfalls(province: \"2021-24\") { edges {"
                                + " node { facilityId } } } progress { provinces { province planned connected } } } }",
                        Map.of("k", campaign))
                .body("data.campaign.shortfalls.edges.node.facilityId", contains(facility))
                .body("data.campaign.progress.provinces.connected", contains(1));
    }
}
