package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How an order came along day by day and who has let its deadlines pass, over both APIs.
@QuarkusIntegrationTest
class DeadlineIT extends SystemTest {
    /// As if the facility had been listed three days ago.
    private static final String BEGUN_EARLIER =
            """
            set session_replication_role = replica;
            update campaign_facility set joined_at = joined_at - interval '3 days' where facility_id = '%1$s';
            update campaign_step set at = at - interval '3 days' where facility_id = '%1$s';
            update membership_history set known_from = known_from - interval '3 days' where facility_id = '%1$s';
            update facility_history set known_from = known_from - interval '3 days' where facility_id = '%1$s'\
            """;

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private String first;
    private String second;
    private String campaign;

    @BeforeEach
    void orderTwo() {
        first = facility("2021-24", "Quá hạn 1 " + UUID.randomUUID());
        second = facility("2021-24", "=Quá hạn 2 " + UUID.randomUUID());
        campaign =
                CampaignSteps.registered(
                        "\"facilityIds\":[\"%s\",\"%s\"]".formatted(first, second));
    }

    private void keepThreeDays() {
        for (var facility : List.of(first, second)) {
            SystemUnderTest.database().execute(BEGUN_EARLIER.formatted(facility));
        }
        SystemUnderTest.database().execute("select keep_progress('%s', 500)".formatted(today));
    }

    @Test
    void tellsHowFarTheOrderWasAtTheEndOfEachDay() {
        // Given
        CampaignSteps.decided(NATION, campaign, second, 0, CampaignSteps.because("EXEMPT", "đóng"))
                .statusCode(200);
        // When
        keepThreeDays();
        // Then
        var told = as(BAC_GIANG).get("/campaigns/{id}/history", campaign).then();
        told.statusCode(200)
                .body("from", equalTo(today.minusDays(14).toString()))
                .body("to", equalTo(today.minusDays(1).toString()))
                .body("provinces.province", contains("2021-24"))
                .body(
                        "provinces[0].days.day",
                        contains(
                                today.minusDays(3).toString(),
                                today.minusDays(2).toString(),
                                today.minusDays(1).toString()))
                .body("provinces[0].days.planned", contains(1, 1, 1))
                .body("provinces[0].days.exempt", contains(1, 1, 1))
                .body("provinces[0].days.overdue", contains(1, 1, 1));
        as(BAC_GIANG)
                .header("If-None-Match", told.extract().header("ETag"))
                .get("/campaigns/{id}/history", campaign)
                .then()
                .statusCode(304);
        as(DA_NANG)
                .get("/campaigns/{id}/history", campaign)
                .then()
                .body("provinces", equalTo(List.of()));
    }

    @Test
    void tellsTheSameDaysOverGraphQl() {
        // Given
        keepThreeDays();
        var yesterday = today.minusDays(1).toString();
        // When
        graph(
                        BAC_GIANG,
                        "query($k: String!, $d: Date) { campaign(id: $k) { history(from: $d, to: $d, province:"
                                + " \"2025-24\") { from provinces { province days { day planned surveyed agreed connected"
                                + " cannotConnect exempt overdue firstConnected } } } } }",
                        Map.of("k", campaign, "d", yesterday))
                // Then
                .body("data.campaign.history.provinces[0].days.day", contains(yesterday))
                .body("data.campaign.history.provinces[0].days.planned", contains(2));
    }

    @Test
    void refusesAPeriodThatIsNone() {
        for (var query :
                List.of(
                        "from=2021-05-07&to=2021-05-06",
                        "from=2021-01-01&to=2021-05-06",
                        "from=gestern",
                        "to=%2B999999999-12-31")) {
            as(BAC_GIANG)
                    .urlEncodingEnabled(false)
                    .get("/campaigns/" + campaign + "/history?" + query)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-input"));
        }
        as(BAC_GIANG).get("/campaigns/{id}/history", UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void listsWhoIsOverduePageByPage() {
        // When
        var page =
                as(BAC_GIANG)
                        .queryParam("limit", 1)
                        .get("/campaigns/{id}/overdue", campaign)
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(1))
                        .body("items[0].step", equalTo("LISTED"))
                        .body("items[0].missed", equalTo("CONNECTED"))
                        .body("items[0].deadline", equalTo("ORDER"))
                        .body("items[0].dueOn", equalTo("2021-05-10"))
                        .body("items[0].daysOverdue", equalTo(daysOverdue()))
                        .extract();
        // Then
        String after = page.path("next");
        String other = page.path("items[0].facilityId").equals(first) ? second : first;
        as(BAC_GIANG)
                .queryParam("limit", 1)
                .queryParam("after", after)
                .get("/campaigns/{id}/overdue", campaign)
                .then()
                .body("items.facilityId", contains(other))
                .body("next", equalTo(null));
        graph(
                        BAC_GIANG,
                        "query($k: String!) { campaign(id: $k) { overdue(province: \"2021-24\") { edges { node {"
                                + " facilityId daysOverdue } } } } }",
                        Map.of("k", campaign))
                .body("data.campaign.overdue.edges.node.facilityId", hasItem(first))
                .body("data.campaign.overdue.edges.node.daysOverdue", hasItem(daysOverdue()));
    }

    private int daysOverdue() {
        return (int) (today.toEpochDay() - LocalDate.parse("2021-05-10").toEpochDay());
    }

    @Test
    void writesWhoIsOverdueToAFileThatNoSpreadsheetRuns() {
        // When
        var file =
                as(BAC_GIANG)
                        .queryParam("campaign", campaign)
                        .get("/exports/overdue-facilities.csv")
                        .then()
                        .statusCode(200)
                        .header("Content-Type", startsWith("text/csv"))
                        .extract()
                        .asString();
        // Then
        assertThat(file).startsWith("\uFEFFfacilityId,facilityName,").contains(",\"'=Quá hạn 2 ");
        assertThat(file.lines()).hasSize(3);
        graph(
                        BAC_GIANG,
                        "query($k: String!) { exportOverdueFacilities(campaignId: $k) { csv } }",
                        Map.of("k", campaign))
                .body("data.exportOverdueFacilities.csv", equalTo(file));
        as(BAC_GIANG).get("/exports/overdue-facilities.csv").then().statusCode(400);
        as(BAC_GIANG)
                .queryParam("kind", "CAMPAIGN_FACILITY")
                .get("/audit")
                .then()
                .body(
                        "items.findAll { it.action == 'EXPORTED' }.changes.flatten().after",
                        hasItem(campaign));
    }
}
