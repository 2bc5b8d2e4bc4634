package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.AppointmentSteps.appointed;
import static vn.giamsat.system.AppointmentSteps.claiming;
import static vn.giamsat.system.AppointmentSteps.contact;
import static vn.giamsat.system.AppointmentSteps.listed;
import static vn.giamsat.system.AppointmentSteps.national;
import static vn.giamsat.system.AppointmentSteps.person;
import static vn.giamsat.system.AppointmentSteps.unique;
import static vn.giamsat.system.AppointmentSteps.uniquePhone;
import static vn.giamsat.system.AppointmentSteps.verified;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
                .body("permissions", contains("READ", "REPORT_STATUS", "ADD_PHOTOS"));
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
        var phone = uniquePhone();
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

    /// The wider appointment shows it; only the other one may end, in its own province.
    @Test
    void endsNothingWhereOnlyAnotherAppointmentOpensTheList() {
        // Given
        var foreign =
                contact(
                        person("\"email\":\"" + unique() + "\""),
                        facility("2021-48", "Ngoài " + UUID.randomUUID()));
        var id = appointed(DA_NANG, foreign);
        var both = unique();
        var proof = person("\"email\":\"" + both + "\"");
        for (var role : List.of("PROVINCE_OPERATOR\",\"province\":\"2021-24", "NATIONAL_VIEWER")) {
            appointed(
                    "national-administrator",
                    "{\"person\":%s,\"role\":\"%s\"}".formatted(proof, role));
        }
        var viewer = "\"email\":\"" + both + "\",\"email_verified\":true";
        // Then
        claiming(both, viewer).get("/appointments/{id}", id).then().statusCode(200);
        as(both).delete("/appointments/{id}", id).then().statusCode(403);
        as(DA_NANG).get("/appointments/{id}", id).then().body("to", nullValue());
    }

    @Test
    void listsWhatWasEndedBeforeItBeganAmongTheEnded() {
        // Given
        var facility = facility("2021-24", "Trường " + UUID.randomUUID());
        var draft = contact(person("\"email\":\"" + unique() + "\""), facility);
        var id =
                appointed(
                        BAC_GIANG,
                        draft.replace(
                                "{\"person\"", "{\"from\":\"2100-01-01T00:00:00Z\",\"person\""));
        // When
        as(BAC_GIANG).delete("/appointments/{id}", id).then().statusCode(200);
        // Then
        listed(BAC_GIANG, facility, false).body("items", empty());
        listed(BAC_GIANG, facility, true).body("items.id", contains(id));
    }

    /// The app chooses with Acting-As when it wants one that is missing here.
    @Test
    void tellsForEachPermissionWhichAppointmentsAreInForce() {
        // Given
        var email = unique();
        var facility = facility("2021-24", "Trường " + UUID.randomUUID());
        var proof = person("\"email\":\"" + email + "\"");
        var contact = appointed(BAC_GIANG, contact(proof, facility));
        var role = "{\"person\":%s,\"role\":\"PROVINCE_VIEWER\",\"province\":\"2021-48\"}";
        var viewer = appointed("national-administrator", role.formatted(proof));
        var login = claiming(email, verified(email));
        // Then
        var inForce = "inForce.find { it.permission == '%s' }.appointments";
        login.get("/me")
                .then()
                .body(inForce.formatted("READ"), contains(viewer))
                .body(inForce.formatted("REPORT_STATUS"), contains(contact));
        login.get("/facilities/{id}", facility).then().statusCode(404);
        claiming(email, verified(email))
                .header("Acting-As", contact)
                .get("/me")
                .then()
                .body(inForce.formatted("READ"), contains(contact));
        graph(email, "{ me { inForce { permission appointments } } }", Map.of())
                .body("data.me." + inForce.formatted("READ"), contains(viewer));
    }

    /// To appoint the first people, there must be somebody whom nobody appointed.
    @Test
    void beginsWithTheConfiguredRoleOfTokensAlone() {
        claiming("installer", "\"groups\":[\"giamsat-bootstrap\"]")
                .get("/me")
                .then()
                .body("permissions", hasItems("READ_PEOPLE", "APPOINT"))
                .body("permissions", not(hasItem("READ")));
        claiming(
                        "pretender",
                        "\"groups\":[\"national-operator\",\"NATIONAL_OPERATOR\",\"may-read\"]")
                .get("/facilities")
                .then()
                .statusCode(403);
    }

    /// On a socket it is asked for again, every 2 s at most.
    @Test
    void keepsBeginningOnASocketThoughThePersonStandsInTheRegister() {
        // Given
        var email = unique();
        var id = appointed("national-administrator", national(person(address(email))));
        as("national-administrator").delete("/appointments/{id}", id).then().statusCode(200);
        var claims = verified(email) + ",\"groups\":[\"giamsat-bootstrap\"]";
        var token = SystemUnderTest.issuer().claiming(email, claims);
        var query = "query { appointments(first: 1) { edges { node { id } } } }";
        try (var socket = GraphQlSocket.withHeader(token)) {
            // When
            Await.pause(Duration.ofSeconds(3));
            socket.subscribe("late", query);
            // Then
            Await.until(
                    "it is answered",
                    Duration.ofSeconds(5),
                    () -> socket.toString().contains("\"id\":\"late\""));
            assertThat(socket.data("late").toString()).contains("\"node\"");
        }
    }

    private static String address(String email) {
        return "\"email\":\"" + email + "\"";
    }
}
