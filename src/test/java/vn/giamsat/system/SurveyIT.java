package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static vn.giamsat.system.CampaignSteps.naming;
import static vn.giamsat.system.CampaignSteps.standing;
import static vn.giamsat.system.GraphQlIT.graph;
import static vn.giamsat.system.SurveySteps.amended;
import static vn.giamsat.system.SurveySteps.complete;
import static vn.giamsat.system.SurveySteps.draft;
import static vn.giamsat.system.SurveySteps.saved;
import static vn.giamsat.system.SurveySteps.submitted;
import static vn.giamsat.system.SurveySteps.upgrade;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A crew surveys a facility: saved as a draft on the way, submitted when it is complete.
@QuarkusIntegrationTest
class SurveyIT extends SystemTest {
    private static final String ENGINEER = "viettel-engineer";
    private static final String HEALTH = "bac-giang-health";

    private String facility;
    private String campaign;

    @BeforeEach
    void listAFacility() {
        facility = SurveySteps.facility();
        campaign = naming(facility);
    }

    @Test
    void savesADraftAgainAndAgainAndSubmitsItWhenItIsComplete() {
        // Given
        var id = madeBy(ENGINEER);
        saved(ENGINEER, campaign, facility, "{\"id\":\"%s\",\"recorder\":\"DVR cũ\"}".formatted(id))
                .statusCode(201)
                .header("ETag", startsWith("\"v0-"))
                .body("id", equalTo(id))
                .body("state", equalTo("DRAFT"))
                .body("savedBy", equalTo("Bùi Đức Mạnh"));
        saved(ENGINEER, campaign, facility, "{\"id\":\"%s\"}".formatted(id))
                .statusCode(409)
                .body("code", equalTo("id-taken"));
        saved(ENGINEER, UUID.randomUUID().toString(), facility, "{\"id\":\"%s\"}".formatted(id))
                .statusCode(404); // not the survey that has this id
        submitted(ENGINEER, id, 0)
                .statusCode(400)
                .body("violations.field", hasItems("surveyedOn", "participants", "verdict"));
        standing(ENGINEER, campaign, facility).body("current.step", equalTo("CONTACT_APPOINTED"));
        // When
        amended(HEALTH, id, 0, upgrade()).statusCode(200).body("recorder", equalTo("DVR cũ"));
        amended(ENGINEER, id, 0, upgrade()).statusCode(412);
        submitted(ENGINEER, id, 1)
                .statusCode(200)
                .header("ETag", startsWith("\"v2-"))
                .body("state", equalTo("SUBMITTED"))
                .body("number", equalTo(1))
                .body("uplink.megabitsPerSecond", equalTo(40.5f));
        // Then
        standing(ENGINEER, campaign, facility)
                .body("current.step", equalTo("SURVEYED"))
                .body("steps.step", contains("CONTACT_APPOINTED", "SURVEYED"))
                .body("steps[1].actor", equalTo("Bùi Đức Mạnh"));
        amended(ENGINEER, id, 2, "{\"recorder\":\"khác\"}")
                .statusCode(409)
                .body("code", equalTo("survey-submitted"));
        as(BAC_GIANG)
                .queryParam("row", id)
                .get("/audit")
                .then()
                .body("items.kind", hasItem("SURVEY"))
                .body("items.action", contains("CHANGED", "CHANGED", "REGISTERED"));
    }

    @Test
    void correctsWhatWasSubmittedWithAnotherVersionOnly() {
        // Given
        var first = draft(ENGINEER, campaign, facility, upgrade());
        var rival = draft(HEALTH, campaign, facility, upgrade());
        submitted(ENGINEER, first, 0).statusCode(200);
        // When
        submitted(HEALTH, rival, 0)
                .statusCode(409)
                .body("code", equalTo("survey-superseded"))
                .body("detail", org.hamcrest.Matchers.containsString(first));
        amended(HEALTH, rival, 0, "{\"supersedes\":\"%s\"}".formatted(first)).statusCode(200);
        submitted(HEALTH, rival, 1).statusCode(200).body("number", equalTo(2));
        // Then
        as(BAC_GIANG_VIEWER)
                .get("/campaigns/{id}/facilities/{facility}/surveys", campaign, facility)
                .then()
                .body("items.number", contains(2, 1))
                .body("items.supersedes", contains(equalTo(first), nullValue()));
        as(NATION)
                .queryParam("verdict", "NEEDS_UPGRADE")
                .queryParam("limit", 1)
                .get("/campaigns/{id}/surveys", campaign)
                .then()
                .body("items.id", contains(rival))
                .body("next", not(nullValue()));
        standing(ENGINEER, campaign, facility).body("steps.step", not(hasItem("LISTED")));
    }

    @Test
    void takesTheReasonAlongWhenItCannotBeConnected() {
        // Given
        var id =
                draft(
                        ENGINEER,
                        campaign,
                        facility,
                        complete("\"verdict\":\"CANNOT_CONNECT\",\"reason\":\"không có điện\","));
        // When
        submitted(ENGINEER, id, 0).statusCode(200);
        // Then
        standing(ENGINEER, campaign, facility)
                .body("current.step", equalTo("CANNOT_CONNECT"))
                .body("current.reason", equalTo("không có điện"))
                .body("current.before", equalTo("CONTACT_APPOINTED"));
        var better =
                draft(
                        ENGINEER,
                        campaign,
                        facility,
                        complete(
                                "\"supersedes\":\"%s\",\"verdict\":\"NEEDS_UPGRADE\","
                                        .formatted(id)));
        submitted(ENGINEER, better, 0).statusCode(200).body("number", equalTo(2));
        standing(ENGINEER, campaign, facility).body("current.step", equalTo("SURVEYED"));
    }

    @Test
    void submitsNothingOfAFacilityWithoutAContact() {
        // Given
        var bare = facility("2021-24", "Chưa có đầu mối " + UUID.randomUUID());
        var order = naming(bare);
        var id = draft(BAC_GIANG, order, bare, upgrade());
        // Then
        submitted(BAC_GIANG, id, 0)
                .statusCode(409)
                .body("code", equalTo("illegal-step"))
                .body("legal", contains("APPOINT_CONTACT", "DECLARE_CANNOT_CONNECT", "EXEMPT"));
        as(BAC_GIANG).get("/surveys/{id}", id).then().body("state", equalTo("DRAFT"));
    }

    @Test
    void letsOneOfSeveralWhoSubmitAtOnceBeTheFirst() {
        // Given
        var drafts =
                IntStream.range(0, 6)
                        .mapToObj(at -> draft(ENGINEER, campaign, facility, upgrade()))
                        .toList();
        // When
        var statuses =
                drafts.parallelStream()
                        .map(id -> submitted(ENGINEER, id, 0).extract().statusCode())
                        .toList();
        // Then
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        as(NATION)
                .queryParam("state", "SUBMITTED")
                .get("/campaigns/{id}/surveys", campaign)
                .then()
                .body("items.number", contains(1));
    }

    @Test
    void doesTheSameOverGraphQl() {
        // Given
        var form =
                "{surveyedOn: \"2021-05-07\", participants: [{party: DIC, name: \"Hoa\"}],"
                        + " infectionControl: {crewSize: 2, protectiveEquipment: true, route: \"sân\","
                        + " isolationAfter: false}, verdict: CANNOT_CONNECT%s}";
        var save =
                "mutation { saveSurvey(campaignId: \"%s\", facilityId: \"%s\", survey: %s) { id } }"
                        .formatted(campaign, facility, form.formatted(""));
        String id = asked(save).body("errors", nullValue()).extract().path("data.saveSurvey.id");
        var submit = "mutation { submitSurvey(id: \"%s\", version: %d) { state number } }";
        // When
        asked(submit.formatted(id, 0))
                .body("errors[0].extensions.code", equalTo("invalid-input"))
                .body("errors[0].extensions.violations.field", contains("reason"));
        asked(
                        "mutation { updateSurvey(id: \"%s\", version: 0, survey: %s) { version } }"
                                .formatted(id, form.formatted(", reason: \"xa\"")))
                .body("data.updateSurvey.version", equalTo(1));
        // Then
        asked(submit.formatted(id, 1))
                .body("errors", nullValue())
                .body("data.submitSurvey.state", equalTo("SUBMITTED"));
        assertThat(shown(BAC_GIANG_VIEWER)).containsExactly(id);
        assertThat(shown(DA_NANG)).isEmpty();
    }

    private static ValidatableResponse asked(String mutation) {
        return graph(ENGINEER, mutation, Map.of());
    }

    private List<String> shown(String reader) {
        var question =
                "query($k: String!) { campaign(id: $k) { surveys(filter: {verdict: CANNOT_CONNECT})"
                        + " { totalCount edges { node { id number participants { name } cameras {"
                        + " name } } } } } }";
        return graph(reader, question, Map.of("k", campaign))
                .body("errors", nullValue())
                .extract()
                .path("data.campaign.surveys.edges.node.id");
    }
}
