package vn.giamsat.system;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.AppointmentSteps.appointed;
import static vn.giamsat.system.AppointmentSteps.claiming;
import static vn.giamsat.system.AppointmentSteps.contact;
import static vn.giamsat.system.AppointmentSteps.entryOf;
import static vn.giamsat.system.AppointmentSteps.person;
import static vn.giamsat.system.AppointmentSteps.unique;
import static vn.giamsat.system.AppointmentSteps.verified;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What was entered wrongly of people, and people with a new account.
@QuarkusIntegrationTest
class PeopleIT extends SystemTest {
    private static final String ADMINISTRATOR = "national-administrator";

    @Test
    void letsInByTheCorrectedAddressAndNotByTheWrongOne() {
        // Given
        var wrong = unique();
        var right = unique();
        var id = contactOf(BAC_GIANG, wrong, "2021-24");
        // When
        corrected(BAC_GIANG, id, 0, "{\"email\":\"" + right + "\",\"title\":\"Y tá\"}")
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("email", equalTo(right))
                .body("title", equalTo("Y tá"))
                .body("name", equalTo("Đầu mối"));
        // Then
        claiming("wrong" + wrong, verified(wrong)).get("/me").then().body("appointments", empty());
        claiming(right, verified(right)).get("/me").then().body("name", equalTo("Đầu mối"));
    }

    @Test
    void letsAProvinceCorrectNobodyWhoLoggedInOrIsOfAnotherList() {
        // Given
        var bound = unique();
        var boundId = contactOf(BAC_GIANG, bound, "2021-24");
        claiming(bound, verified(bound)).get("/me").then().statusCode(200);
        var officialId = official("PROVINCE_VIEWER\",\"province\":\"2021-24");
        var foreignId = contactOf(DA_NANG, unique(), "2021-48");
        // Then
        corrected(BAC_GIANG, boundId, 0, "{\"name\":\"Khác\"}").statusCode(403);
        corrected(BAC_GIANG, officialId, 0, "{\"name\":\"Khác\"}").statusCode(403);
        corrected(BAC_GIANG, foreignId, 0, "{\"name\":\"Khác\"}").statusCode(404);
        corrected(NATION, officialId, 0, "{\"name\":\"Khác\"}").statusCode(403);
        corrected(NATION, foreignId, 0, "{\"name\":\"Khác\"}").statusCode(200);
        corrected(ADMINISTRATOR, boundId, 0, "{\"name\":\"Khác\"}").statusCode(200);
        as(DA_NANG).get("/people/{id}", boundId).then().statusCode(404);
    }

    private static String official(String role) {
        var draft = "{\"person\":%s,\"role\":\"%s\"}";
        var id =
                appointed(
                        ADMINISTRATOR,
                        draft.formatted(person("\"email\":\"" + unique() + "\""), role));
        return entryOf(ADMINISTRATOR, id);
    }

    @Test
    void bindsAnewOnlyAfterAnAdministratorForgotTheLogin() {
        // Given
        var old = unique();
        var id = contactOf(BAC_GIANG, old, "2021-24");
        claiming("old" + old, verified(old)).get("/me").then().body("appointments", not(empty()));
        var moved = unique();
        // When
        corrected(ADMINISTRATOR, id, 0, "{\"email\":\"" + moved + "\"}").statusCode(200);
        claiming("new" + old, verified(moved)).get("/me").then().body("appointments", empty());
        claiming("old" + old, verified(old)).get("/me").then().body("appointments", not(empty()));
        as(ADMINISTRATOR)
                .delete("/people/{id}/login", id)
                .then()
                .statusCode(200)
                .body("hasLoggedIn", is(false));
        // Then
        claiming("old" + old, verified(old)).get("/me").then().body("appointments", empty());
        claiming("new" + old, verified(moved)).get("/me").then().body("appointments", not(empty()));
        as(ADMINISTRATOR).get("/people/{id}", id).then().body("hasLoggedIn", is(true));
    }

    /// The old account may still prove the same address.
    @Test
    void refusesAForgottenLoginThoughItProvesTheSameAddressStill() {
        // Given
        var email = unique();
        var id = contactOf(BAC_GIANG, email, "2021-24");
        var old = claiming("old" + email, verified(email));
        old.get("/me").then().body("appointments", not(empty()));
        // When
        as(ADMINISTRATOR).delete("/people/{id}/login", id).then().statusCode(200);
        // Then
        old.get("/me").then().body("appointments", empty());
        as(ADMINISTRATOR).get("/people/{id}", id).then().body("hasLoggedIn", is(false));
        claiming("new" + email, verified(email)).get("/me").then().body("id", equalTo(id));
        old.get("/me").then().body("appointments", empty());
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 1"})
    void forgetsALoginInOneEntryOrInAllThatItJoined(boolean everywhere, int left) {
        // Given
        var email = unique();
        var id = contactOf(BAC_GIANG, email, "2021-24");
        contactOf(DA_NANG, email, "2021-48");
        var login = claiming(email, verified(email));
        login.get("/me").then().body("appointments", hasSize(2));
        // When
        as(ADMINISTRATOR)
                .queryParam("everywhere", everywhere)
                .delete("/people/{id}/login", id)
                .then()
                .statusCode(200)
                .body("hasLoggedIn", is(false));
        // Then
        login.get("/me").then().body("appointments", hasSize(left));
    }

    @Test
    void closesWhatIsOpenUnderALoginThatWasForgotten() {
        // Given
        var email = unique();
        var id = contactOf(BAC_GIANG, email, "2021-24");
        claiming(email, verified(email)).get("/me").then().statusCode(200);
        var query = "subscription { cameraHealthChanged { cameraId } }";
        var token = SystemUnderTest.issuer().claiming(email, verified(email));
        try (var open = GraphQlSocket.withHeader(token)) {
            open.subscribe("watch", query).subscribe("me", "query { me { name } }");
            Await.until("it listens", Duration.ofSeconds(5), () -> !open.data("me").isEmpty());
            // When
            as(ADMINISTRATOR).delete("/people/{id}/login", id).then().statusCode(200);
            // Then
            Await.until(
                    "the subscription is forbidden",
                    Duration.ofSeconds(5),
                    () -> open.toString().contains("\"code\":\"forbidden\""));
        }
    }

    @Test
    void demandsTheSeenVersionAndProofsOfTheirOwn() {
        // Given
        var taken = unique();
        contactOf(BAC_GIANG, taken, "2021-24");
        var id = contactOf(BAC_GIANG, unique(), "2021-24");
        // Then
        corrected(BAC_GIANG, id, 7, "{\"name\":\"Khác\"}").statusCode(412);
        refused(id, "{\"email\":\"" + taken.toUpperCase() + "\"}", "email", "in-use");
        refused(id, "{\"email\":null}", "person", "phone-or-email");
        refused(id, "{\"phone\":\"0912345678\"}", "phone", "pattern");
        refused(id, "{\"name\":null}", "name", "not-blank");
        refused(id, "{\"subject\":\"me\"}", "subject", "unknown-field");
    }

    private static void refused(String id, String patch, String field, String rule) {
        corrected(BAC_GIANG, id, 0, patch)
                .statusCode(400)
                .body("violations.field", contains(field))
                .body("violations.rule", contains(rule));
    }

    @Test
    void doesTheSameOverGraphQl() {
        // Given
        var id = contactOf(BAC_GIANG, unique(), "2021-24");
        var email = unique();
        var correcting =
                "mutation($id: String!, $e: String) { correctPerson(id: $id, version: 0, person:"
                        + " {name: \"Bà\", email: $e}) { name email version } }";
        // When
        graph(BAC_GIANG, correcting, Map.of("id", id, "e", email))
                .body("errors", nullValue())
                .body("data.correctPerson.email", equalTo(email));
        graph(BAC_GIANG, correcting, Map.of("id", id, "e", email))
                .body("errors[0].extensions.code", equalTo("version-stale"));
        // Then
        var unbinding = "mutation($id: String!) { unbindPerson(id: $id) { version } }";
        graph(BAC_GIANG, unbinding, Map.of("id", id))
                .body("errors[0].extensions.code", equalTo("forbidden"));
        graph(ADMINISTRATOR, unbinding.replace("$id)", "$id, everywhere: true)"), Map.of("id", id))
                .body("data.unbindPerson.version", equalTo(1));
    }

    /// The person's id.
    private static String contactOf(String operator, String email, String province) {
        var facility = facility(province, "Trường " + UUID.randomUUID());
        var draft = contact(person("\"email\":\"" + email + "\""), facility);
        return entryOf(operator, appointed(operator, draft));
    }

    private static ValidatableResponse corrected(
            String person, String id, int version, String patch) {
        return as(person)
                .header("If-Match", "\"v" + version + "\"")
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(patch)
                .patch("/people/{id}", id)
                .then();
    }
}
