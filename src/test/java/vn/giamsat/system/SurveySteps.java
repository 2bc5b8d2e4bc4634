package vn.giamsat.system;

import static io.restassured.http.ContentType.JSON;
import static vn.giamsat.system.AppointmentSteps.appointed;
import static vn.giamsat.system.AppointmentSteps.contact;
import static vn.giamsat.system.AppointmentSteps.person;
import static vn.giamsat.system.AppointmentSteps.unique;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;

/// A crew at a facility, for tests.
final class SurveySteps {
    private SurveySteps() {}

    /// A facility of Bắc Giang that is assigned to Viettel and has a contact.
    static String facility() {
        var facility = SystemTest.facility("2021-24", "Trường " + UUID.randomUUID());
        SystemTest.as(SystemTest.NATION)
                .header("If-Match", "\"v0\"")
                .contentType("application/merge-patch+json")
                .body("{\"enterprise\":\"VIETTEL\"}")
                .patch("/facilities/{id}", facility)
                .then()
                .statusCode(200);
        appointed(
                SystemTest.BAC_GIANG, contact(person("\"email\":\"" + unique() + "\""), facility));
        return facility;
    }

    /// All that is demanded, with more fields in front.
    static String complete(String more) {
        return """
        {%s "surveyedOn":"2021-05-07",
         "participants":[{"party":"DIC","name":"Lê Thị Hoa"},{"party":"ENTERPRISE","name":"Bùi Đức Mạnh"}],
         "infectionControl":{"crewSize":3,"protectiveEquipment":true,"route":"cổng phụ, sân","isolationAfter":true},
         "uplink":{"provider":"Viettel","megabitsPerSecond":40.5},"powerBackup":false,
         "uncoveredZones":["YARD"]}\
        """
                .formatted(more);
    }

    static String upgrade() {
        return complete("\"verdict\":\"NEEDS_UPGRADE\",");
    }

    static ValidatableResponse saved(String who, String campaign, String facility, String survey) {
        return SystemTest.as(who)
                .contentType(JSON.withCharset("UTF-8"))
                .body(survey)
                .post("/campaigns/{id}/facilities/{facility}/surveys", campaign, facility)
                .then();
    }

    static String draft(String who, String campaign, String facility, String survey) {
        return saved(who, campaign, facility, survey).statusCode(201).extract().path("id");
    }

    static ValidatableResponse amended(String who, String id, int version, String patch) {
        return SystemTest.as(who)
                .header("If-Match", "\"v" + version + "\"")
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(patch)
                .patch("/surveys/{id}", id)
                .then();
    }

    static ValidatableResponse submitted(String who, String id, int version) {
        return SystemTest.as(who)
                .header("If-Match", "\"v" + version + "\"")
                .post("/surveys/{id}/submission", id)
                .then();
    }
}
