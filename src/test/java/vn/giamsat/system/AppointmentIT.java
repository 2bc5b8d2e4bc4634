package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From a name on the list of contacts to a person who is logged in, and back.
@QuarkusIntegrationTest
class AppointmentIT extends SystemTest {
    @Test
    void letsAContactInWhoProvesTheAddressOnTheListAndNobodyElse() {
        // Given
        var facility = facility("2021-24", "Trường " + UUID.randomUUID());
        var email = unique();
        appointed(BAC_GIANG, contact(person("\"email\":\"" + email + "\""), facility));
        // When
        var unverified = claiming("somebody-else", "\"email\":\"" + email + "\"");
        var verified = "\"email\":\"" + email.toUpperCase() + "\",\"email_verified\":true";
        // Then
        unverified.get("/me").then().body("appointments", empty());
        claiming("the-contact-" + email, verified)
                .get("/me")
                .then()
                .body("name", equalTo("Đầu mối"))
                .body("appointments.role", contains("FACILITY_CONTACT"))
                .body("appointments.facilityId", contains(facility))
                .body("permissions", contains("READ"));
        claiming("a-thief-" + email, verified).get("/me").then().body("appointments", empty());
        as("the-contact-" + email).get("/facilities/{id}", facility).then().statusCode(200);
    }

    @Test
    void takesAccessAwayWithTheEndAndKeepsTheEntry() {
        // Given
        var facility = facility("2021-24", "Trường " + UUID.randomUUID());
        var email = unique();
        var id = appointed(BAC_GIANG, contact(person("\"email\":\"" + email + "\""), facility));
        var verified = "\"email\":\"" + email + "\",\"email_verified\":true";
        claiming(email, verified).get("/facilities/{id}", facility).then().statusCode(200);
        // When
        as(BAC_GIANG).delete("/appointments/{id}", id).then().statusCode(200);
        as(BAC_GIANG).delete("/appointments/{id}", id).then().statusCode(200);
        // Then
        as(email).get("/facilities/{id}", facility).then().statusCode(403);
        listed(BAC_GIANG, facility, false).body("items", empty());
        listed(BAC_GIANG, facility, true).body("items.id", contains(id));
        as(BAC_GIANG)
                .get("/appointments/{id}", id)
                .then()
                .body("person.hasLoggedIn", equalTo(true));
    }

    /// The second province does not learn where else the person is appointed.
    @Test
    void appointsAPersonOfAnotherProvinceOnceMoreWithoutTellingOfTheFirstTime() {
        // Given
        var phone = "+849" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        var known = person("\"phone\":\"" + phone + "\"");
        var here = facility("2021-24", "Trường " + UUID.randomUUID());
        var there = facility("2021-48", "Khách sạn " + UUID.randomUUID());
        var first = appointed(BAC_GIANG, contact(known, here));
        // When
        var second = appointed(DA_NANG, contact(known, there));
        // Then
        as(DA_NANG).get("/appointments/{id}", first).then().statusCode(404);
        as(DA_NANG)
                .queryParam("text", "Đầu mối")
                .queryParam("limit", 200)
                .get("/appointments")
                .then()
                .body("items.id", hasItem(second))
                .body("items.id", not(hasItem(first)));
        var verified = "\"phone_number\":\"" + phone + "\",\"phone_number_verified\":true";
        claiming(phone, verified)
                .get("/me")
                .then()
                .body("appointments.id", containsInAnyOrder(first, second));
        as(phone).get("/facilities/{id}", here).then().statusCode(200);
        as(phone).header("Acting-As", second).get("/facilities/{id}", here).then().statusCode(404);
        as(phone).header("Acting-As", second).get("/me").then().body("actingAs", equalTo(second));
    }

    @ParameterizedTest
    @CsvSource({"another, 00000000-0000-7000-8000-000000000001", "no id, operator"})
    void actsOnlyUnderAnAppointmentThatIsHeld(String what, String header) {
        as(BAC_GIANG)
                .header("Acting-As", header)
                .get("/facilities")
                .then()
                .statusCode(403)
                .body("code", equalTo("appointment-not-held"))
                .body("title", equalTo("Not your appointment"));
    }

    @ParameterizedTest
    @CsvSource({
        "PROVINCE_VIEWER",
        "PROVINCE_OPERATOR",
        "NATIONAL_VIEWER",
        "NATIONAL_ADMINISTRATOR"
    })
    void letsNobodyGiveMoreThanTheirRoleMayGive(String role) {
        var province = role.startsWith("PROVINCE") ? ",\"province\":\"2021-24\"" : "";
        var draft =
                "{\"person\":%s,\"role\":\"%s\"%s}"
                        .formatted(person("\"email\":\"" + unique() + "\""), role, province);
        asked(BAC_GIANG, draft).statusCode(403).body("code", equalTo("forbidden"));
        asked(NATION, draft).statusCode(403);
        asked("national-administrator", draft).statusCode(201);
    }

    @Test
    void namesEveryRuleThatTheDraftBreaks() {
        asked(
                        "national-administrator",
                        "{\"person\":{\"name\":\"A\"},\"role\":\"PROVINCE_VIEWER\",\"enterprise\":\"VNPT\","
                                + "\"from\":\"2021-05-06T00:00:00Z\",\"to\":\"2021-05-05T00:00:00Z\"}")
                .statusCode(400)
                .body(
                        "violations.field",
                        containsInAnyOrder("person", "to", "province", "enterprise"));
        asked(BAC_GIANG, contact(person("\"phone\":\"0912\""), UUID.randomUUID().toString()))
                .statusCode(400)
                .body("violations.field", contains("person.phone"));
        asked(
                        BAC_GIANG,
                        contact(
                                person("\"email\":\"" + unique() + "\""),
                                facility("2021-48", "Ngoài " + UUID.randomUUID())))
                .statusCode(400)
                .body("violations.field", contains("facilityId"));
    }

    @Test
    void doesNotTakeTwoPeopleForOne() {
        // Given
        var facility = facility("2021-24", "Trường " + UUID.randomUUID());
        var email = unique();
        var phone = "+849" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        appointed(BAC_GIANG, contact(person("\"email\":\"" + email + "\""), facility));
        appointed(
                BAC_GIANG,
                contact(
                        person("\"phone\":\"" + phone + "\",\"email\":\"" + unique() + "\""),
                        facility));
        // Then
        asked(
                        BAC_GIANG,
                        contact(
                                person("\"phone\":\"" + phone + "\",\"email\":\"" + email + "\""),
                                facility))
                .statusCode(400)
                .body("violations.rule", contains("one-person"));
    }

    /// To appoint the first people, there must be somebody whom nobody appointed.
    @Test
    void beginsWithTheConfiguredRoleOfTokensAlone() {
        claiming("installer", "\"groups\":[\"giamsat-bootstrap\"]")
                .get("/me")
                .then()
                .body("permissions", contains("READ_PEOPLE", "APPOINT"));
        claiming(
                        "pretender",
                        "\"groups\":[\"national-operator\",\"NATIONAL_OPERATOR\",\"may-read\"]")
                .get("/facilities")
                .then()
                .statusCode(403);
    }

    private static String appointed(String operator, String draft) {
        return asked(operator, draft).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse asked(String operator, String draft) {
        return as(operator)
                .contentType("application/json")
                .body(draft)
                .post("/appointments")
                .then();
    }

    private static ValidatableResponse listed(String viewer, String facility, boolean ended) {
        return as(viewer)
                .queryParam("facility", facility)
                .queryParam("ended", ended)
                .get("/appointments")
                .then()
                .statusCode(200);
    }

    private static String contact(String person, String facility) {
        return "{\"person\":%s,\"role\":\"FACILITY_CONTACT\",\"facilityId\":\"%s\"}"
                .formatted(person, facility);
    }

    private static String person(String proof) {
        return "{\"name\":\"Đầu mối\"," + proof + "}";
    }

    private static String unique() {
        return UUID.randomUUID() + "@example.vn";
    }

    private static RequestSpecification claiming(String subject, String claims) {
        return given().basePath("/api/v1")
                .auth()
                .oauth2(SystemUnderTest.issuer().claiming(subject, claims));
    }
}
