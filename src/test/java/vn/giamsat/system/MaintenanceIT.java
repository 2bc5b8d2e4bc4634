package vn.giamsat.system;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.AppointmentSteps.appointed;
import static vn.giamsat.system.AppointmentSteps.claiming;
import static vn.giamsat.system.AppointmentSteps.contact;
import static vn.giamsat.system.AppointmentSteps.person;
import static vn.giamsat.system.AppointmentSteps.unique;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A contact who takes a camera out of service for maintenance, from a phone.
@QuarkusIntegrationTest
class MaintenanceIT extends SystemTest {
    private String email;
    private String camera;

    @BeforeEach
    void appointAContact() {
        email = unique();
        var facility = facility("2021-24", "Trường " + UUID.randomUUID());
        camera = camera(facility, "Cổng", "rtsp://10.9.0.1/" + UUID.randomUUID());
        appointed(BAC_GIANG, contact(person("\"email\":\"" + email + "\""), facility));
        var proof = "\"email\":\"" + email + "\",\"email_verified\":true";
        claiming(email, proof).get("/me").then().statusCode(200);
    }

    @Test
    void takesACameraOutOfServiceAndBackHoweverOftenItIsSaid() {
        // When
        marked(true).statusCode(200).body("state", equalTo("MAINTENANCE"));
        marked(true)
                .statusCode(200)
                .header("ETag", "\"v1-bare\"")
                .body("version", equalTo(1))
                .body("streamAddress", nullValue());
        // Then
        as(NATION)
                .post("/cameras/{id}/probes", camera)
                .then()
                .statusCode(409)
                .body("code", equalTo("camera-not-in-service"));
        marked(false).body("state", equalTo("IN_SERVICE")).body("version", equalTo(2));
        marked(false).statusCode(200).body("version", equalTo(2));
    }

    @Test
    void bringsNothingIntoServiceThatIsNotUnderMaintenance() {
        // Given
        state("PLANNED");
        // Then
        marked(true).statusCode(409).body("code", equalTo("camera-not-in-service"));
        marked(false).statusCode(409).body("code", equalTo("camera-not-in-service"));
        state("RETIRED");
        marked(false).statusCode(409).body("code", equalTo("camera-retired"));
    }

    @Test
    void marksNothingOfOtherFacilities() {
        // Given
        var foreign =
                camera(
                        facility("2021-24", "Bên cạnh " + UUID.randomUUID()),
                        "Cổng",
                        "rtsp://10.9.0.2/" + UUID.randomUUID());
        // Then
        as(email).put("/cameras/{id}/maintenance", foreign).then().statusCode(404);
    }

    @Test
    void doesTheSameOverGraphQl() {
        var marking =
                "mutation($id: String!, $on: Boolean!) { markCameraMaintenance(id: $id,"
                        + " underMaintenance: $on) { state } }";

        graph(email, marking, Map.of("id", camera, "on", true))
                .body("data.markCameraMaintenance.state", equalTo("MAINTENANCE"));
        graph(email, marking, Map.of("id", camera, "on", false))
                .body("data.markCameraMaintenance.state", equalTo("IN_SERVICE"));
    }

    private ValidatableResponse marked(boolean underMaintenance) {
        var request = as(email);
        var path = "/cameras/{id}/maintenance";
        return (underMaintenance ? request.put(path, camera) : request.delete(path, camera)).then();
    }

    private void state(String state) {
        SystemUnderTest.database()
                .execute("update camera set state = '%s' where id = '%s'".formatted(state, camera));
    }
}
