package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static vn.giamsat.system.CampaignSteps.naming;
import static vn.giamsat.system.CampaignSteps.standing;
import static vn.giamsat.system.PlanSteps.ENGINEER;
import static vn.giamsat.system.PlanSteps.agreed;
import static vn.giamsat.system.PlanSteps.decided;
import static vn.giamsat.system.PlanSteps.draft;
import static vn.giamsat.system.PlanSteps.proposed;
import static vn.giamsat.system.SurveySteps.submitted;
import static vn.giamsat.system.SurveySteps.upgrade;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The enterprise proposes how a facility is connected; the DIC returns that or agrees.
@QuarkusIntegrationTest
class ConnectionPlanIT extends SystemTest {
    private static final String HEALTH = "bac-giang-health";
    private static final String AGREE = "{\"kind\":\"AGREE\"}";
    private static final String RETURN = "{\"kind\":\"RETURN\",\"reason\":\"thiếu sân\"}";

    private String facility;
    private String campaign;

    @BeforeEach
    void listAFacility() {
        facility = SurveySteps.facility();
        campaign = naming(facility);
    }

    private void survey() {
        var survey = SurveySteps.draft(ENGINEER, campaign, facility, upgrade());
        submitted(ENGINEER, survey, 0).statusCode(200);
    }

    @Test
    void keepsEveryVersionThatWasProposedReturnedAndAgreed() {
        // Given
        survey();
        String first =
                proposed(ENGINEER, campaign, facility, draft(""))
                        .statusCode(201)
                        .body("number", equalTo(1))
                        .body("proposedBy", equalTo("Bùi Đức Mạnh"))
                        .extract()
                        .path("id");
        decided(BAC_GIANG, first, 0, "{\"kind\":\"RETURN\"}")
                .statusCode(400)
                .body("violations.field", contains("reason"));
        // When
        decided(BAC_GIANG, first, 0, RETURN).statusCode(200).body("state", equalTo("RETURNED"));
        standing(ENGINEER, campaign, facility).body("current.step", equalTo("SURVEYED"));
        var second = agreed(campaign, facility);
        // Then
        standing(ENGINEER, campaign, facility).body("current.step", equalTo("PLAN_AGREED"));
        as(HEALTH)
                .get("/campaigns/{id}/facilities/{facility}/plans", campaign, facility)
                .then()
                .body("id", contains(second, first))
                .body("number", contains(2, 1))
                .body("state", contains("AGREED", "RETURNED"))
                .body("reason", hasItem("thiếu sân"));
        decided(BAC_GIANG, second, 1, AGREE).statusCode(409).body("code", equalTo("plan-decided"));
        as(BAC_GIANG)
                .queryParam("row", second)
                .get("/audit")
                .then()
                .body("items.kind", hasItem("CONNECTION_PLAN"));
    }

    @Test
    void tellsWhichZonesThePlanLeavesShortOfWhatTheOrderAsksFor() {
        // Given
        survey();
        SystemUnderTest.database()
                .execute(
                        "update facility set required_points = '[{\"zone\":\"GATE\",\"points\":2},{\"zone\":\"HALL\",\"points\":3}]' where id = '%s'"
                                .formatted(facility));
        // When
        var plan = proposed(ENGINEER, campaign, facility, draft("")).statusCode(201);
        // Then
        plan.body("zones.zone", contains("HALL", "YARD", "GATE"))
                .body("zones.required", contains(3, 0, 2))
                .body("zones.points", contains(0, 1, 2))
                .body("zones.shortfall", contains(3, 0, 0));
    }

    @Test
    void refusesMovesThatTheStepDoesNotAllowAndNamesThoseThatItDoes() {
        proposed(ENGINEER, campaign, facility, draft(""))
                .statusCode(409)
                .body("code", equalTo("illegal-step"))
                .body("legal", hasItem("SUBMIT_SURVEY"));
        survey();
        proposed(BAC_GIANG, campaign, facility, draft("")).statusCode(403);
        String plan = proposed(ENGINEER, campaign, facility, draft("")).extract().path("id");
        decided(HEALTH, plan, 0, AGREE).statusCode(403);
        decided(DA_NANG, plan, 0, AGREE).statusCode(404);
        decided(BAC_GIANG, plan, 7, AGREE).statusCode(412);
    }

    @Test
    void refusesWhatIsNoPlan() {
        survey();
        proposed(ENGINEER, campaign, facility, "{}")
                .statusCode(400)
                .body("violations.field", hasItems("method", "payer", "points", "startsOn"));
        proposed(ENGINEER, campaign, facility, draft("").replace("2021-05-09", "2021-05-01"))
                .statusCode(400)
                .body("violations.field", contains("finishesOn"));
        proposed(ENGINEER, campaign, facility, draft("").replace("YARD", "GATE"))
                .statusCode(400)
                .body("violations.field", contains("points"));
    }

    @Test
    void letsOneOfTwoDecisionsAtOnceCount() {
        // Given
        survey();
        String plan = proposed(ENGINEER, campaign, facility, draft("")).extract().path("id");
        // When
        var answers =
                Stream.of(AGREE, RETURN)
                        .map(it -> CompletableFuture.supplyAsync(() -> decision(plan, it)))
                        .toList();
        // Then
        assertThat(answers.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrder(200, 412);
    }

    private static int decision(String plan, String decision) {
        return decided(BAC_GIANG, plan, 0, decision).extract().statusCode();
    }

    @Test
    void givesWayToAnotherProposalBeforeItIsDecided() {
        // Given
        survey();
        String first = proposed(ENGINEER, campaign, facility, draft("")).extract().path("id");
        var id = madeBy(ENGINEER);
        // When
        proposed(ENGINEER, campaign, facility, draft("\"id\":\"%s\",".formatted(id)))
                .statusCode(201);
        // Then
        as(ENGINEER).get("/plans/{id}", first).then().body("state", equalTo("SUPERSEDED"));
        as(ENGINEER)
                .get("/campaigns/{id}/facilities/{facility}/plans", campaign, facility)
                .then()
                .body("", hasSize(2));
        as(ENGINEER).get("/plans/{id}", id).then().body("proposedAt", notNullValue());
    }
}
