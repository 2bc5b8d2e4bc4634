package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.AppointmentSteps.appointed;
import static vn.giamsat.system.AppointmentSteps.claiming;
import static vn.giamsat.system.AppointmentSteps.person;
import static vn.giamsat.system.AppointmentSteps.unique;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The administrator enters and corrects provinces of coming schemes.
@QuarkusIntegrationTest
class ReferenceDataIT extends SystemTest {
    private static final String ADMINISTRATOR = "national-administrator";
    private static final String REMOVED =
            "select count(*) from audit_entry where kind = 'PROVINCE' and action = 'REMOVED' and"
                    + " province = '%s' and level = 'giamsat_administrator'";

    private static int schemes = 2030;

    private String scheme;

    /// Of this test alone; those of the matrix begin in 2060.
    @BeforeEach
    void chooseAScheme() {
        scheme = Integer.toString(schemes++);
    }

    @Test
    void entersCorrectsAndRemovesAUnitAndTellsWhoDidIt() {
        // When
        registered("15", "")
                .statusCode(201)
                .header("Location", endsWith("/api/v1/provinces/" + scheme + "-15"))
                .header("ETag", "\"v0\"")
                .body("key", equalTo(scheme + "-15"));
        corrected(scheme + "-15", 0, "{\"nameVi\":\"Tỉnh Đúng\"}")
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("nameVi", equalTo("Tỉnh Đúng"))
                .body("region", equalTo("Tây Nguyên"));
        // Then
        as(BAC_GIANG_VIEWER)
                .get("/provinces/{key}", scheme + "-15")
                .then()
                .body("nameVi", equalTo("Tỉnh Đúng"));
        as(ADMINISTRATOR)
                .queryParam("kind", "PROVINCE")
                .queryParam("province", scheme + "-15")
                .get("/audit")
                .then()
                .body("items.action", contains("CHANGED", "REGISTERED"))
                .body("items[0].level", equalTo("administrator"))
                .body("items[0].changes.field", contains("name_vi"))
                .body("items[0].changes[0].after", equalTo("Tỉnh Đúng"));
        removed(scheme + "-15", 0).statusCode(412);
        removed(scheme + "-15", 1).statusCode(204);
        as(ADMINISTRATOR).get("/provinces/{key}", scheme + "-15").then().statusCode(404);
    }

    @Test
    void acceptsACodeOnceInASchemeAndTheSameCodeInAnother() {
        registered("24", "").statusCode(201);
        registered("24", "").statusCode(409).body("code", equalTo("province-taken"));
        registered("2021", "24", "").statusCode(409);
    }

    @Test
    void removesNothingThatIsInUse() {
        // Given
        registered("01", "").statusCode(201);
        registered("02", "").statusCode(201);
        facility(scheme + "-01", "Trường " + UUID.randomUUID());
        operatorOf(scheme + "-02", unique());
        // Then
        for (var used : new String[] {scheme + "-01", scheme + "-02", "2021-24", "2025-24"}) {
            removed(used, 0).statusCode(409).body("code", equalTo("province-in-use"));
        }
    }

    @Test
    void letsWhoIsAppointedToTheSuccessorSeeAllThatWentIntoIt() {
        // Given
        registered("24", "").statusCode(201);
        registered("2027", "24", "").statusCode(201);
        var ended = ",\"validTo\":\"2070-01-01\",\"successor\":\"2027-24\"";
        registered("2026", "24", ended).statusCode(201);
        var school = facility("2026-24", "Trường " + UUID.randomUUID());
        var operator = unique();
        operatorOf(scheme + "-24", operator);
        as(operator).get("/facilities").then().body("items.id", not(hasItem(school)));
        // When
        corrected(
                        "2027-24",
                        0,
                        "{\"validTo\":\"2070-01-01\",\"successor\":\"%s-24\"}".formatted(scheme))
                .statusCode(200);
        // Then
        as(operator).get("/facilities").then().body("items.id", hasItem(school));
        as(NATION)
                .queryParam("province", scheme + "-24")
                .get("/facilities")
                .then()
                .body("items.id", hasItem(school));
        as(operator)
                .get("/me")
                .then()
                .body("appointments[0].provinces", hasItems(scheme + "-24", "2027-24", "2026-24"));
    }

    @Test
    void refusesWhatMakesNoSense() {
        registered("05", ",\"successor\":\"2099-00\",\"validTo\":\"2098-01-01\"")
                .statusCode(400)
                .body("violations.field", contains("successor"))
                .body("violations.rule", contains("province-known"));
        registered("05", ",\"validTo\":\"2001-01-01\"")
                .statusCode(400)
                .body("violations.rule", contains("after-valid-from"));
        registered("5", "").statusCode(400).body("violations.field", contains("code"));
        registered("05", "").statusCode(201);
        corrected(scheme + "-05", 0, "{\"code\":\"06\"}")
                .statusCode(400)
                .body("violations.rule", contains("fixed"));
        corrected(scheme + "-05", 0, "{\"successor\":\"2025-24\",\"validTo\":\"2099-01-01\"}")
                .statusCode(400)
                .body("violations.rule", contains("later-scheme"));
    }

    @Test
    void doesTheSameOverGraphQl() {
        // Given
        var input =
                "{scheme: \"%s\", code: \"33\", nameVi: \"Tỉnh\", nameEn: \"Unit\", region: \"Bắc\","
                        + " validFrom: \"2060-01-01\"}";
        var province = input.formatted(scheme);
        var key = Map.<String, Object>of("k", scheme + "-33");
        // When
        graph(
                        ADMINISTRATOR,
                        "mutation { registerProvince(province: %s) { key version } }"
                                .formatted(province),
                        Map.of())
                .body("errors", nullValue())
                .body("data.registerProvince.key", equalTo(scheme + "-33"));
        graph(
                        ADMINISTRATOR,
                        "mutation { registerProvince(province: %s) { key } }".formatted(province),
                        Map.of())
                .body("errors[0].extensions.code", equalTo("province-taken"));
        graph(
                        ADMINISTRATOR,
                        "mutation($k: String!) { correctProvince(key: $k, version: 0, province: %s) { version } }"
                                .formatted(province.replace("Unit", "Other")),
                        key)
                .body("data.correctProvince.version", equalTo(1));
        // Then
        graph(NATION, "query($k: String!) { province(key: $k) { nameEn } }", key)
                .body("data.province.nameEn", equalTo("Other"));
        var removing =
                "mutation($k: String!) { removeProvince(key: $k, version: 1) { key version } }";
        graph(NATION, removing, key).body("errors[0].extensions.code", equalTo("forbidden"));
        graph(ADMINISTRATOR, removing, key).body("errors", nullValue());
        assertThat(SystemUnderTest.database().single(REMOVED.formatted(scheme + "-33")))
                .isEqualTo("1");
    }

    /// Logged in.
    private static void operatorOf(String province, String email) {
        appointed(
                ADMINISTRATOR,
                "{\"person\":%s,\"role\":\"PROVINCE_OPERATOR\",\"province\":\"%s\"}"
                        .formatted(person("\"email\":\"" + email + "\""), province));
        claiming(email, "\"email\":\"" + email + "\",\"email_verified\":true")
                .get("/me")
                .then()
                .statusCode(200);
    }

    private static String draft(String scheme, String code, String more) {
        return ("{\"scheme\":\"%s\",\"code\":\"%s\",\"nameVi\":\"Tỉnh\",\"nameEn\":\"Unit\","
                        + "\"region\":\"Tây Nguyên\",\"validFrom\":\"2060-01-01\"%s}")
                .formatted(scheme, code, more);
    }

    private ValidatableResponse registered(String code, String more) {
        return registered(scheme, code, more);
    }

    private static ValidatableResponse registered(String scheme, String code, String more) {
        return as(ADMINISTRATOR)
                .contentType("application/json; charset=UTF-8")
                .body(draft(scheme, code, more))
                .post("/provinces")
                .then();
    }

    private static ValidatableResponse corrected(String key, int version, String patch) {
        return as(ADMINISTRATOR)
                .header("If-Match", "\"v" + version + "\"")
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(patch)
                .patch("/provinces/{key}", key)
                .then();
    }

    private static ValidatableResponse removed(String key, int version) {
        return as(ADMINISTRATOR)
                .header("If-Match", "\"v" + version + "\"")
                .delete("/provinces/{key}", key)
                .then();
    }
}
