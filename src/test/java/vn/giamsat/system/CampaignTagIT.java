package vn.giamsat.system;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static vn.giamsat.system.CampaignSteps.moveToBacGiang;
import static vn.giamsat.system.CampaignSteps.naming;
import static vn.giamsat.system.CampaignSteps.registered;
import static vn.giamsat.system.CampaignSteps.standing;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Orders tell things that change without them; nobody is told then that nothing changed.
@QuarkusIntegrationTest
class CampaignTagIT extends SystemTest {
    private static final String APPOINTED =
            """
            insert into person (id, email, name) values ('%1$s', '%1$s@example.vn', 'Tên cũ');
            insert into appointment (id, person_id, role, province, valid_from)
            values ('%1$s', '%1$s', 'PROVINCE_OPERATOR', '2021-24', '2021-05-05')\
            """;
    private static final String RENAMED = "update person set name = 'Tên mới' where id = '%s'";

    @Test
    void changesItsTagWithAllThatItTellsAndKeepsTheVersionToChangeItFrom() {
        // Given
        var coordinator = coordinator();
        var moving = facility("2021-48", "Đang chuyển " + UUID.randomUUID());
        var id =
                registered(
                        "\"provinces\":[{\"province\":\"2021-24\",\"coordinatorId\":\"%s\"}],\"facilityIds\":[\"%s\"]"
                                .formatted(coordinator, moving));
        var first = tag(BAC_GIANG, id);
        held(BAC_GIANG, id, first).statusCode(304);
        // When
        SystemUnderTest.database().execute(RENAMED.formatted(coordinator));
        // Then
        held(BAC_GIANG, id, first)
                .statusCode(200)
                .body("provinces.coordinatorName", contains("Tên mới"));
        var second = tag(BAC_GIANG, id);
        moveToBacGiang(moving);
        held(BAC_GIANG, id, second).statusCode(200).body("facilityIds", contains(moving));
        as(NATION)
                .header("If-Match", first)
                .contentType("application/merge-patch+json")
                .body("{\"issuer\":\"BCD\"}")
                .patch("/campaigns/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"v1-"));
    }

    private static String coordinator() {
        var id = UUID.randomUUID().toString();
        SystemUnderTest.database().execute(APPOINTED.formatted(id));
        return id;
    }

    @Test
    void changesTheTagOfAFacilityWithinTheOrderWhenTheFacilityIsRenamed() {
        // Given
        var facility = facility("2021-24", "Tên cũ " + UUID.randomUUID());
        var campaign = naming(facility);
        var held = standing(BAC_GIANG, campaign, facility).extract().header("ETag");
        // When
        sending(BAC_GIANG, "{\"name\":\"Tên sau\"}")
                .header("If-Match", "\"v0\"")
                .patch("/facilities/{id}", facility)
                .then()
                .statusCode(200);
        // Then
        as(BAC_GIANG)
                .header("If-None-Match", held)
                .get("/campaigns/{id}/facilities/{facility}", campaign, facility)
                .then()
                .statusCode(200)
                .body("current.facilityName", equalTo("Tên sau"));
    }

    private static String tag(String person, String campaign) {
        return as(person).get("/campaigns/{id}", campaign).header("ETag");
    }

    private static ValidatableResponse held(String person, String campaign, String tag) {
        return as(person).header("If-None-Match", tag).get("/campaigns/{id}", campaign).then();
    }
}
