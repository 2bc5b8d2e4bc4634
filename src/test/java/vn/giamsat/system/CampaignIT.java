package vn.giamsat.system;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static vn.giamsat.system.AppointmentSteps.appointed;
import static vn.giamsat.system.AppointmentSteps.contact;
import static vn.giamsat.system.AppointmentSteps.person;
import static vn.giamsat.system.AppointmentSteps.unique;
import static vn.giamsat.system.CampaignSteps.draft;
import static vn.giamsat.system.CampaignSteps.moveToBacGiang;
import static vn.giamsat.system.CampaignSteps.naming;
import static vn.giamsat.system.CampaignSteps.registered;
import static vn.giamsat.system.CampaignSteps.standing;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Orders, and who joins them.
@QuarkusIntegrationTest
class CampaignIT extends SystemTest {
    /// Of Bắc Giang.
    private static final String COORDINATOR = "01900000-0000-7000-8000-000000000003";

    private static final String BAC_GIANG_ONLY =
            "\"provinces\":[{\"province\":\"2021-24\",\"coordinatorId\":\"" + COORDINATOR + "\"}]";

    @Test
    void registersAnOrderThatEverybodyReads() {
        // When
        var id = registered(BAC_GIANG_ONLY);
        // Then
        for (var reader : new String[] {NATION_VIEWER, DA_NANG, "vnpt-engineer"}) {
            as(reader)
                    .get("/campaigns/{id}", id)
                    .then()
                    .statusCode(200)
                    .header("ETag", startsWith("\"v0-"))
                    .body("scope", equalTo("PROVINCES"))
                    .body("deadline", equalTo("2021-05-10"))
                    .body("provinces.province", contains("2021-24"))
                    .body("provinces.coordinatorName", contains("Lê Thị Hoa"));
        }
        as(NATION)
                .queryParam("row", id)
                .get("/audit")
                .then()
                .body("items.kind", hasItem("CAMPAIGN"));
    }

    @Test
    void takesInFacilitiesThatAreRegisteredImportedOrMovedLater() {
        // Given
        var before = facility("2021-24", "Có trước " + UUID.randomUUID());
        var moving = facility("2021-48", "Chuyển đến " + UUID.randomUUID());
        var campaign = registered(BAC_GIANG_ONLY);
        standing(BAC_GIANG, campaign, moving).statusCode(404);
        // When
        var later = facility("2021-24", "Đăng ký sau " + UUID.randomUUID());
        var imported = imported("Nhập sau " + UUID.randomUUID());
        moveToBacGiang(moving);
        // Then
        for (var facility : new String[] {before, later, imported, moving}) {
            standing(BAC_GIANG, campaign, facility)
                    .statusCode(200)
                    .header("ETag", startsWith("\"v0-"))
                    .body("current.step", equalTo("LISTED"))
                    .body("steps.step", contains("LISTED"))
                    .body("steps.actor", contains(notNullValue()));
        }
    }

    private static String imported(String name) {
        var id = madeBy(BAC_GIANG);
        as(BAC_GIANG)
                .contentType("text/csv; charset=UTF-8")
                .body("id,province,name,kind\n%s,2021-24,%s,SCHOOL\n".formatted(id, name))
                .post("/imports/facilities")
                .then()
                .statusCode(200);
        return id;
    }

    @Test
    void movesAFacilityOnWhenItsContactIsAppointed() {
        // Given
        var facility = facility("2021-24", "Trường " + UUID.randomUUID());
        var campaign = naming(facility);
        // When
        appointed(BAC_GIANG, contact(person("\"email\":\"" + unique() + "\""), facility));
        // Then
        standing(BAC_GIANG, campaign, facility)
                .body("current.step", equalTo("CONTACT_APPOINTED"))
                .body("steps.was", contains(nullValue(), equalTo("LISTED")))
                .body("steps.actor", contains("Nguyễn Thị Minh", "Lê Thị Hoa"))
                .body("steps[1].personId", equalTo(COORDINATOR));
        as(BAC_GIANG)
                .queryParam("row", facility)
                .queryParam("kind", "CAMPAIGN_FACILITY")
                .get("/audit")
                .then()
                // It may have joined orders of other tests as well.
                .body("items.action", hasItems("CHANGED", "REGISTERED"))
                .body("items[0].changes.field", hasItem("step"));
    }

    @Test
    void keepsFacilitiesThatAreNoLongerNamedWithTheirHistory() {
        // Given
        var stays = facility("2021-24", "Ở lại " + UUID.randomUUID());
        var leaves = facility("2021-48", "Rời đi " + UUID.randomUUID());
        var campaign = registered("\"facilityIds\":[\"%s\",\"%s\"]".formatted(stays, leaves));
        // When
        amended(campaign, 0, "{\"facilityIds\":[\"%s\"]}".formatted(stays))
                .statusCode(200)
                .header("ETag", startsWith("\"v1-"))
                .body("facilityIds", contains(stays));
        // Then
        standing(NATION, campaign, leaves)
                .body("current.leftAt", notNullValue())
                .body("steps.step", contains("LISTED"));
        standing(NATION, campaign, stays).body("current.leftAt", nullValue());
        as(DA_NANG).get("/campaigns/{id}", campaign).then().body("facilityIds", empty());
        amended(campaign, 0, "{\"title\":\"Cũ\"}")
                .statusCode(412)
                .body("code", equalTo("version-stale"));
        amended(campaign, 1, "{\"facilityIds\":[],\"provinces\":[{\"province\":\"2021-48\"}]}")
                .body("scope", equalTo("PROVINCES"));
        standing(NATION, campaign, leaves).body("current.leftAt", nullValue());
        standing(NATION, campaign, stays).body("current.leftAt", notNullValue());
    }

    private static ValidatableResponse amended(String campaign, int version, String patch) {
        return as(NATION)
                .header("If-Match", "\"v" + version + "\"")
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(patch)
                .patch("/campaigns/{id}", campaign)
                .then();
    }

    @Test
    void listsTheFacilitiesOfAnOrderByStepAndProvince() {
        // Given
        var here = facility("2021-24", "Ở đây " + UUID.randomUUID());
        var there = facility("2021-48", "Ở kia " + UUID.randomUUID());
        var campaign = registered("\"facilityIds\":[\"%s\",\"%s\"]".formatted(here, there));
        appointed(BAC_GIANG, contact(person("\"email\":\"" + unique() + "\""), here));
        // Then
        listed(NATION, campaign, "limit", "1").body("items.facilityId", contains(here));
        listed(NATION, campaign, "step", "CONTACT_APPOINTED")
                .body("items.facilityId", contains(here));
        listed(NATION, campaign, "province", "2025-24").body("items.facilityId", contains(here));
        listed(DA_NANG, campaign, "limit", "50").body("items.facilityId", contains(there));
        as(NATION)
                .queryParam("step", "DONE")
                .get("/campaigns/{id}/facilities", campaign)
                .then()
                .statusCode(400);
    }

    private static ValidatableResponse listed(
            String person, String campaign, String filter, String value) {
        return as(person)
                .queryParam(filter, value)
                .get("/campaigns/{id}/facilities", campaign)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"provinces\":[]' | provinces | scope-needed",
                "'\"provinces\":[{\"province\":\"2021-99\"}]' | provinces | province-known",
                "'\"provinces\":[{\"province\":\"2021-24\"},{\"province\":\"2021-24\"}]' | provinces | once",
                "'\"provinces\":[{\"province\":\"2021-48\",\"coordinatorId\":\"01900000-0000-7000-8000-000000000003\"}]' | provinces[0].coordinatorId | coordinator-there",
                "'\"facilityIds\":[\"00000000-0000-7000-8000-000000000001\"]' | facilityIds | facility-in-scope",
                "'\"provinces\":[{\"province\":\"2021-24\"}],\"deadline\":\"2021-05-01\"' | deadline | not-before-start",
                "'\"provinces\":[{\"province\":\"2021-24\"}],\"textLink\":\"http://example.vn\"' | textLink | pattern",
            })
    void refusesAnOrderThatCannotBe(String scope, String field, String rule) {
        var order =
                draft(scope)
                        .replaceFirst(
                                scope.contains("deadline") ? "\"deadline\":\"2021-05-10\"," : "§",
                                "")
                        .replaceFirst(
                                scope.contains("textLink")
                                        ? "\"textLink\":\"https://example.vn/597\","
                                        : "§",
                                "");
        sending(NATION, order)
                .post("/campaigns")
                .then()
                .statusCode(400)
                .body("violations.field", contains(field))
                .body("violations.rule", contains(rule));
    }

    @Test
    void registersNoNumberAndNoIdTwice() {
        // Given
        var id = UUID.randomUUID().toString();
        var order = draft("\"id\":\"%s\",%s".formatted(id, BAC_GIANG_ONLY));
        // When
        sending(NATION, order).post("/campaigns").then().statusCode(201).body("id", equalTo(id));
        // Then
        sending(NATION, order.replace(id, UUID.randomUUID().toString()))
                .post("/campaigns")
                .then()
                .statusCode(409)
                .body("code", equalTo("number-taken"));
        sending(NATION, draft("\"id\":\"%s\",%s".formatted(id, BAC_GIANG_ONLY)))
                .post("/campaigns")
                .then()
                .statusCode(409)
                .body("code", equalTo("id-taken"));
    }
}
