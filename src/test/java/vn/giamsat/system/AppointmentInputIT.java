package vn.giamsat.system;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static vn.giamsat.system.AppointmentSteps.appointed;
import static vn.giamsat.system.AppointmentSteps.asked;
import static vn.giamsat.system.AppointmentSteps.claiming;
import static vn.giamsat.system.AppointmentSteps.contact;
import static vn.giamsat.system.AppointmentSteps.national;
import static vn.giamsat.system.AppointmentSteps.person;
import static vn.giamsat.system.AppointmentSteps.unique;
import static vn.giamsat.system.AppointmentSteps.uniquePhone;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom and what nobody may appoint.
@QuarkusIntegrationTest
class AppointmentInputIT extends SystemTest {
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

    /// Within a list, so that nobody stands in it twice by half of what is known.
    @ParameterizedTest
    @ValueSource(strings = {"phone", "e-mail", "both, one of them new"})
    void knowsAPersonOfAListOnlyByAllThatItCanProveItselfBy(String given) {
        // Given
        var facility = facility("2021-24", "Trường " + UUID.randomUUID());
        var phone = uniquePhone();
        var email = unique();
        var both = "\"phone\":\"%s\",\"email\":\"%s\"".formatted(phone, email);
        appointed(BAC_GIANG, contact(person(both), facility));
        // When
        var proof =
                switch (given) {
                    case "e-mail" -> "\"email\":\"" + email + "\"";
                    case "phone" -> "\"phone\":\"" + phone + "\"";
                    default -> "\"phone\":\"%s\",\"email\":\"%s\"".formatted(phone, unique());
                };
        var answer = asked(BAC_GIANG, contact(person(proof), facility));
        // Then
        answer.statusCode(400).body("violations.rule", contains("one-person"));
        asked(BAC_GIANG, contact(person(both), facility)).statusCode(201);
        asked("national-administrator", national(person(proof))).statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-01T00:00:00Z, to",
        "+300000-01-01T00:00:00Z, to",
        "1000-01-01T00:00:00Z, to",
    })
    void refusesAnEndThatCannotBe(String to, String field) {
        asked(
                        "national-administrator",
                        "{\"person\":%s,\"role\":\"NATIONAL_VIEWER\",\"to\":\"%s\"}"
                                .formatted(person("\"email\":\"" + unique() + "\""), to))
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    @Test
    void takesAnEmptyAddressForNone() {
        asked("national-administrator", national(person("\"email\":\"\"")))
                .statusCode(400)
                .body("violations.rule", contains("phone-or-email"));
    }

    /// All such tokens would be one person.
    @Test
    void letsNobodyInWithoutASubject() {
        claiming("", "\"email\":\"" + unique() + "\",\"email_verified\":true")
                .get("/me")
                .then()
                .statusCode(401);
    }
}
