package vn.giamsat.system;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static vn.giamsat.system.CampaignSteps.naming;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which days a province may report of, when, and who is told.
@QuarkusIntegrationTest
class ReportDaysIT extends SystemTest {
    private static final String REPORT = "/campaigns/{id}/daily-reports/{day}/2021-24";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));

    /// The day that has begun and is not cut off; days begin at 17:00.
    private static final LocalDate RUNNING =
            LocalDateTime.now(ZoneId.of("Asia/Ho_Chi_Minh")).plusHours(7).toLocalDate();

    private String campaign;

    @BeforeEach
    void order() {
        campaign = naming(facility("2021-24", "Trường " + UUID.randomUUID()));
    }

    private ValidatableResponse submitted(LocalDate day) {
        return as(BAC_GIANG)
                .header("If-Match", "\"v0\"")
                .post(REPORT + "/submission", campaign, day.toString())
                .then();
    }

    @Test
    void tellsHowLongToWaitForTheFigures() {
        submitted(TODAY.plusDays(1))
                .statusCode(409)
                .body("code", equalTo("cut-off-ahead"))
                .header("Retry-After", matchesPattern("[1-9][0-9]*"));
        as(BAC_GIANG)
                .get(REPORT, campaign, RUNNING.toString())
                .then()
                .body("settled", equalTo(false));
        as(BAC_GIANG)
                .get(REPORT, campaign, TODAY.minusDays(1).toString())
                .then()
                .body("settled", equalTo(true));
    }

    @Test
    void endsWithTheOrder() {
        // Given
        refused("2021-05-05");
        // When
        as(NATION)
                .header("If-Match", "\"v0\"")
                .contentType("application/merge-patch+json")
                .body("{\"end\":\"" + TODAY.minusDays(1) + "\"}")
                .patch("/campaigns/{id}", campaign)
                .then()
                .statusCode(200)
                .body("end", equalTo(TODAY.minusDays(1).toString()));
        // Then
        refused(TODAY.toString());
        submitted(TODAY.minusDays(1)).statusCode(200);
        graph(
                        NATION,
                        "query($k: String!, $d: Date!) { dailyReports(campaignId: $k, day: $d) {"
                                + " expected } }",
                        Map.of("k", campaign, "d", TODAY.toString()))
                .body("errors[0].extensions.code", equalTo("day-outside-order"));
    }

    @Test
    void hasNoReportsOfDaysThatHaveNotBegun() {
        refused(RUNNING.plusDays(1).toString());
        refused("2999-12-31");
    }

    private void refused(String day) {
        as(BAC_GIANG)
                .header("Accept-Language", "en")
                .get(REPORT, campaign, day)
                .then()
                .statusCode(404)
                .body("code", equalTo("day-outside-order"))
                .body("title", equalTo("The order does not stand on that day"));
    }

    @Test
    void refusesAnOrderThatEndsBeforeItBegins() {
        as(NATION)
                .header("If-Match", "\"v0\"")
                .contentType("application/merge-patch+json")
                .body("{\"end\":\"2021-05-05\"}")
                .patch("/campaigns/{id}", campaign)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("end"))
                .body("violations[0].rule", equalTo("not-before-start"));
    }

    /// The address leads nowhere: it is enough that the event is on its way.
    @Test
    void tellsOtherSystemsThatAReportWasSubmitted() {
        // Given
        String webhook =
                sending(
                                BAC_GIANG,
                                "{\"name\":\"Report bus\",\"address\":\"https://reports.invalid/\","
                                        + "\"province\":\"2021-24\",\"kinds\":[\"DAILY_REPORT_SUBMITTED\"]}")
                        .post("/webhooks")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("webhook.id");
        // When
        submitted(TODAY.minusDays(1)).statusCode(200);
        // Then
        as(BAC_GIANG)
                .get("/webhooks/{id}/deliveries", webhook)
                .then()
                .body("items.kind", hasItem("DAILY_REPORT_SUBMITTED"));
        as(BAC_GIANG)
                .header("If-Match", "\"v0\"")
                .delete("/webhooks/{id}", webhook)
                .then()
                .statusCode(204);
    }

    @Test
    void asksTasksOfProvincesOverGraphQl() {
        graph(
                        BAC_GIANG,
                        "{ me { tasks(first: 5) { edges { node { kind province day lateSince"
                                + " facilityId } } } } }",
                        Map.of())
                .body("errors", nullValue())
                .body("data.me.tasks.edges[0].node.province", startsWith("2021-24"));
    }
}
