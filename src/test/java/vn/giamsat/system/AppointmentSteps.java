package vn.giamsat.system;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// What people do with appointments, for tests.
final class AppointmentSteps {
    private AppointmentSteps() {}

    static String national(String person) {
        return "{\"person\":%s,\"role\":\"NATIONAL_VIEWER\"}".formatted(person);
    }

    static String appointed(String operator, String draft) {
        return asked(operator, draft).statusCode(201).extract().path("id");
    }

    static ValidatableResponse asked(String operator, String draft) {
        return SystemTest.as(operator)
                .contentType("application/json; charset=UTF-8")
                .body(draft)
                .post("/appointments")
                .then();
    }

    /// Id of the person as the list has it that the appointment is on.
    static String entryOf(String viewer, String appointment) {
        return SystemTest.as(viewer)
                .get("/appointments/{id}", appointment)
                .then()
                .statusCode(200)
                .extract()
                .path("person.id");
    }

    static ValidatableResponse listed(String viewer, String facility, boolean ended) {
        return SystemTest.as(viewer)
                .queryParam("facility", facility)
                .queryParam("ended", ended)
                .get("/appointments")
                .then()
                .statusCode(200);
    }

    static String contact(String person, String facility) {
        return "{\"person\":%s,\"role\":\"FACILITY_CONTACT\",\"facilityId\":\"%s\"}"
                .formatted(person, facility);
    }

    static String person(String proof) {
        return "{\"name\":\"Đầu mối\"," + proof + "}";
    }

    /// What a token says that proves the address.
    static String verified(String email) {
        return "\"email\":\"" + email + "\",\"email_verified\":true";
    }

    static String unique() {
        return UUID.randomUUID() + "@example.vn";
    }

    static RequestSpecification claiming(String subject, String claims) {
        return given().basePath("/api/v1")
                .auth()
                .oauth2(SystemUnderTest.issuer().claiming(subject, claims));
    }

    static String uniquePhone() {
        return "+849" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    }
}
