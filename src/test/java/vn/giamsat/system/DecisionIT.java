package vn.giamsat.system;

import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static vn.giamsat.system.AppointmentSteps.appointed;
import static vn.giamsat.system.AppointmentSteps.contact;
import static vn.giamsat.system.AppointmentSteps.person;
import static vn.giamsat.system.AppointmentSteps.unique;
import static vn.giamsat.system.CampaignSteps.because;
import static vn.giamsat.system.CampaignSteps.decided;
import static vn.giamsat.system.CampaignSteps.naming;
import static vn.giamsat.system.CampaignSteps.standing;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people decide of a facility beside the line of steps.
@QuarkusIntegrationTest
class DecisionIT extends SystemTest {
    private static final String TAKE_BACK = "{\"kind\":\"TAKE_BACK\"}";
    private static final String DECIDE =
            "mutation($k: String!, $f: String!, $v: Int!, $d: DecisionInput!) { decideStep(campaignId:"
                    + " $k, facilityId: $f, version: $v, decision: $d) { step before reason } }";

    private String facility;
    private String campaign;

    @BeforeEach
    void listAFacility() {
        facility = facility("2021-24", "Trường " + UUID.randomUUID());
        campaign = naming(facility);
    }

    @Test
    void returnsToTheStepBeforeAsItIsWhenADecisionIsTakenBack() {
        // Given
        decided(
                        BAC_GIANG,
                        campaign,
                        facility,
                        0,
                        because("CANNOT_CONNECT", "không có đường truyền"))
                .statusCode(200)
                .header("ETag", startsWith("\"v1-"))
                .body("current.step", equalTo("CANNOT_CONNECT"))
                .body("current.before", equalTo("LISTED"))
                .body("current.reason", equalTo("không có đường truyền"));
        appointed(BAC_GIANG, contact(person("\"email\":\"" + unique() + "\""), facility));
        // When
        decided(BAC_GIANG, campaign, facility, 1, because("TAKE_BACK", "đã kéo cáp"))
                .statusCode(200)
                .body("current.step", equalTo("CONTACT_APPOINTED"))
                .body("current.before", nullValue());
        // Then
        standing(BAC_GIANG_VIEWER, campaign, facility)
                .body("steps.step", contains("LISTED", "CANNOT_CONNECT", "CONTACT_APPOINTED"))
                .body("steps.reason", contains(null, "không có đường truyền", "đã kéo cáp"))
                .body("steps[2].actor", equalTo("Lê Thị Hoa"));
    }

    @Test
    void refusesWhatIsNotLegalFromHereAndListsWhatIs() {
        decided(BAC_GIANG, campaign, facility, 0, TAKE_BACK)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("illegal-step"))
                .body("detail", org.hamcrest.Matchers.containsString("LISTED"))
                .body("legal", contains("APPOINT_CONTACT", "DECLARE_CANNOT_CONNECT", "EXEMPT"));
        decided(BAC_GIANG, campaign, facility, 0, because("EXEMPT", "đóng cửa")).statusCode(200);
        decided(BAC_GIANG, campaign, facility, 1, because("CANNOT_CONNECT", "xa"))
                .statusCode(409)
                .body("legal", contains("TAKE_BACK"));
    }

    @Test
    void demandsAReasonAndTheVersionThatWasSeen() {
        decided(BAC_GIANG, campaign, facility, 0, because("EXEMPT", " "))
                .statusCode(400)
                .body("violations.field", contains("reason"));
        decided(BAC_GIANG, campaign, facility, 7, because("EXEMPT", "đóng cửa")).statusCode(412);
        as(BAC_GIANG)
                .contentType(JSON.withCharset("UTF-8"))
                .body(because("EXEMPT", "đóng cửa"))
                .post("/campaigns/{id}/facilities/{facility}/decisions", campaign, facility)
                .then()
                .statusCode(428);
    }

    /// The row is locked while a move is judged.
    @Test
    void letsOneOfSeveralWhoDecideAtOnceWin() {
        // When
        var statuses =
                IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(
                                at ->
                                        decided(
                                                        BAC_GIANG,
                                                        campaign,
                                                        facility,
                                                        0,
                                                        because("EXEMPT", "lần " + at))
                                                .extract()
                                                .statusCode())
                        .toList();
        // Then
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        standing(BAC_GIANG, campaign, facility).body("steps.step", contains("LISTED", "EXEMPT"));
    }

    @Test
    void doesTheSameOverGraphQl() {
        var asked =
                Map.of(
                        "k",
                        campaign,
                        "f",
                        facility,
                        "v",
                        0,
                        "d",
                        Map.of("kind", "EXEMPT", "reason", "đóng cửa"));
        graph(DA_NANG, DECIDE, asked).body("errors[0].extensions.code", equalTo("not-found"));
        graph(BAC_GIANG, DECIDE, asked)
                .body("errors", nullValue())
                .body("data.decideStep.step", equalTo("EXEMPT"))
                .body("data.decideStep.before", equalTo("LISTED"));
        graph(BAC_GIANG, DECIDE, asked).body("errors[0].extensions.code", equalTo("version-stale"));
        graph(BAC_GIANG, DECIDE, Map.of("k", campaign, "f", facility, "v", 1, "d", asked.get("d")))
                .body("errors[0].extensions.code", equalTo("illegal-step"))
                .body("errors[0].extensions.legal", contains("TAKE_BACK"));
    }
}
