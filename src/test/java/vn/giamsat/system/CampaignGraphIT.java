package vn.giamsat.system;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Orders over GraphQL.
@QuarkusIntegrationTest
class CampaignGraphIT extends SystemTest {
    @Test
    void showsAnOrderAndItsFacilitiesOverGraphQl() {
        // Given
        var here = facility("2021-24", "Ở đây " + UUID.randomUUID());
        var there = facility("2021-48", "Ở kia " + UUID.randomUUID());
        // When
        var id = registeredOverGraphQl(order(here, there));
        // Then
        var question =
                "query($id: String!) { campaign(id: $id) { scope facilities(step: LISTED) {"
                        + " totalCount edges { node { step steps { step actor } facility { id name }"
                        + " campaign { id } } } } } }";
        graph(BAC_GIANG, question, Map.of("id", id))
                .body("errors", nullValue())
                .body("data.campaign.scope", equalTo("FACILITIES"))
                .body("data.campaign.facilities.totalCount", equalTo(1))
                .body("data.campaign.facilities.edges.node.facility.id", contains(here))
                .body("data.campaign.facilities.edges.node.campaign.id", contains(id))
                .body("data.campaign.facilities.edges[0].node.steps.step", contains("LISTED"));
        graph(
                        NATION,
                        "query($id: String!) { facility(id: $id) { campaigns { campaignId step } } }",
                        Map.of("id", there))
                .body("data.facility.campaigns.campaignId", hasItem(id));
        as(NATION)
                .get("/campaigns/{id}/facilities", id)
                .then()
                .body("items.facilityId", containsInAnyOrder(here, there));
    }

    @Test
    void changesAnOrderOverGraphQl() {
        // Given
        var order = order(facility("2021-24", "Ở đây " + UUID.randomUUID()));
        var id = registeredOverGraphQl(order);
        var change =
                "mutation($id: String!, $c: CampaignDraftInput!) { updateCampaign(id: $id, version:"
                        + " 0, campaign: $c) { version title } }";
        // When
        graph(NATION, change, Map.of("id", id, "c", order))
                .body("data.updateCampaign.version", equalTo(1));
        // Then
        graph(NATION, change, Map.of("id", id, "c", order))
                .body("errors[0].extensions.code", equalTo("version-stale"));
        graph(NATION, "{ campaigns(first: 200) { totalCount edges { node { id } } } }", Map.of())
                .body("errors", nullValue())
                .body("data.campaigns.edges.node.id", not(empty()));
    }

    private static Map<String, Object> order(String... facilities) {
        return Map.of(
                "number", UUID.randomUUID().toString(),
                "issuer", "BCĐ",
                "title", "Kết nối",
                "start", "2021-05-06",
                "deadline", "2021-05-10",
                "facilityIds", facilities);
    }

    private static String registeredOverGraphQl(Map<String, Object> order) {
        return graph(
                        NATION,
                        "mutation($c: CampaignDraftInput!) { registerCampaign(campaign: $c) { id } }",
                        Map.of("c", order))
                .body("errors", nullValue())
                .extract()
                .path("data.registerCampaign.id");
    }
}
