package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.CampaignSteps.naming;
import static vn.giamsat.system.SurveySteps.complete;
import static vn.giamsat.system.SurveySteps.draft;
import static vn.giamsat.system.SurveySteps.saved;
import static vn.giamsat.system.SurveySteps.submitted;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of the cameras that a crew found.
@QuarkusIntegrationTest
class SurveyedCamerasIT extends SystemTest {
    private static final String ENGINEER = "viettel-engineer";

    private String facility;
    private String campaign;

    @BeforeEach
    void listAFacility() {
        facility = SurveySteps.facility();
        campaign = naming(facility);
    }

    @Test
    void makesPlannedCamerasOfThoseWithAnAddress() {
        // Given
        var known = "rtsp://10.7.0.1/" + UUID.randomUUID();
        var fresh = "rtsp://10.7.0.2/" + UUID.randomUUID();
        var seen = "rtsp://10.7.0.3/" + UUID.randomUUID();
        var unseen = "rtsp://10.7.0.4/" + UUID.randomUUID();
        var own = camera(facility, "Đã có", known);
        camera(SurveySteps.facility(), "Bên cạnh", seen);
        camera(facility("2021-48", "Xa " + UUID.randomUUID()), "Xa", unseen);
        var cameras =
                "\"cameras\":[%s,%s,%s,%s,{\"name\":\"Không rõ\",\"zone\":\"HALL\",\"usable\":false}],"
                        .formatted(found(known), found(fresh), found(seen), found(unseen));
        var id =
                draft(
                        ENGINEER,
                        campaign,
                        facility,
                        complete("\"verdict\":\"USABLE_AS_IS\"," + cameras));
        // When
        var answer =
                submitted(ENGINEER, id, 0)
                        .statusCode(200)
                        .body(
                                "cameras.address",
                                contains("KNOWN", "PLANNED", "TAKEN_ELSEWHERE", "PLANNED", null))
                        .body("cameras[0].cameraId", equalTo(own))
                        .body("cameras[2].cameraId", nullValue())
                        .extract();
        // Then
        String planned = answer.path("cameras[1].cameraId");
        as(ENGINEER)
                .get("/cameras/{id}", planned)
                .then()
                .body("state", equalTo("PLANNED"))
                .body("zone", equalTo("GATE"))
                .body("streamAddress.main", equalTo(fresh));
        as(ENGINEER)
                .get("/facilities/{id}/cameras", facility)
                .then()
                .body("items.size()", equalTo(3));
    }

    private static String found(String address) {
        return "{\"name\":\"Cổng\",\"zone\":\"GATE\",\"brand\":\"Hikvision\",\"usable\":true,\"streamAddress\":\"%s\"}"
                .formatted(address);
    }

    @Test
    void keepsNoLoginAndTellsContactsNoAddress() {
        // Given
        var email = contact();
        var cameras = "\"cameras\":[%s],";
        saved(
                        ENGINEER,
                        campaign,
                        facility,
                        complete(cameras.formatted(found("rtsp://a:survey-never-told@10.7.0.5/1"))))
                .statusCode(400)
                .body("violations.field", contains("cameras[0].streamAddress"))
                .body("violations.rule", contains("login-in-address"));
        var address = "rtsp://10.7.0.6/" + UUID.randomUUID();
        var id =
                draft(
                        ENGINEER,
                        campaign,
                        facility,
                        complete(
                                "\"verdict\":\"USABLE_AS_IS\","
                                        + cameras.formatted(found(address))));
        as(email).get("/surveys/{id}", id).then().statusCode(404);
        // When
        submitted(ENGINEER, id, 0).statusCode(200);
        // Then
        var told = as(email).get("/surveys/{id}", id).then().statusCode(200).extract();
        assertThat(told.asString()).contains("Cổng").doesNotContain("rtsp");
        as(BAC_GIANG_VIEWER)
                .header("If-None-Match", told.header("ETag"))
                .get("/surveys/{id}", id)
                .then()
                .statusCode(200)
                .body("cameras[0].streamAddress", equalTo(address));
        as(email)
                .header("If-None-Match", told.header("ETag"))
                .get("/surveys/{id}", id)
                .then()
                .statusCode(304);
    }

    /// A contact of the facility, who has logged in.
    private String contact() {
        var email = AppointmentSteps.unique();
        AppointmentSteps.appointed(
                BAC_GIANG,
                AppointmentSteps.contact(
                        AppointmentSteps.person("\"email\":\"" + email + "\""), facility));
        var proof = "\"email\":\"" + email + "\",\"email_verified\":true";
        AppointmentSteps.claiming(email, proof).get("/me").then().statusCode(200);
        return email;
    }
}
