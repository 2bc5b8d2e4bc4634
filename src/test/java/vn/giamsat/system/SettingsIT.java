package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What administrators change of the configuration while the service runs.
@QuarkusIntegrationTest
class SettingsIT extends SystemTest {
    private static final String ADMINISTRATOR = "national-administrator";
    private static final String RETENTION = "health.picture-retention";

    @AfterEach
    void goBack() {
        for (var key : new String[] {RETENTION, "health.failures-to-down"}) {
            as(ADMINISTRATOR).delete("/settings/{key}", key).then().statusCode(200);
        }
    }

    @Test
    void tellsWhatIsInForceWhatMayBeChosenAndWhatItMeans() {
        as(ADMINISTRATOR)
                .get("/settings")
                .then()
                .statusCode(200)
                .body(
                        "key",
                        contains(
                                "health.failures-to-down",
                                RETENTION,
                                "health.successes-to-up",
                                "schedule.interval",
                                "schedule.picture-interval"))
                .body("value", contains(3, 86400, 2, 5, 5))
                .body("defaultValue", contains(3, 86400, 2, 5, 5))
                .body("unit", contains("PROBES", "SECONDS", "PROBES", "SECONDS", "SECONDS"))
                .body("min", contains(1, 1, 1, 1, 60))
                .body("max", contains(100, 2592000, 100, 3600, 86400))
                .body("overridden", not(hasItem(true)))
                .body("descriptionVi", not(hasItem("")))
                .body("[0].descriptionEn", equalTo("Failed probes in a row until a camera is DOWN"))
                .body("[0].since", nullValue());
    }

    @Test
    void letsAPictureGoAtOnceWhenTheRetentionIsMadeShorter() {
        // Given
        var camera = pictured();
        as(NATION).get("/cameras/{id}/picture", camera).then().statusCode(200);
        // When
        chosen(RETENTION, "1")
                .statusCode(200)
                .body("value", equalTo(1))
                .body("defaultValue", equalTo(86400))
                .body("overridden", is(true))
                .body("since", not(nullValue()));
        // Then
        as(NATION).get("/cameras/{id}/picture", camera).then().statusCode(404);
        var kept = "select count(*) from camera_picture where camera_id = '" + camera + "'";
        Await.until(
                "the picture is deleted",
                Duration.ofSeconds(5),
                () -> SystemUnderTest.database().single(kept).equals("0"));
    }

    @Test
    void goesBackToTheConfigurationAndTellsTheAuditOfBoth() {
        // When
        chosen("health.failures-to-down", "5").statusCode(200).body("value", equalTo(5));
        chosen("health.failures-to-down", "5").statusCode(200);
        as(ADMINISTRATOR)
                .delete("/settings/{key}", "health.failures-to-down")
                .then()
                .statusCode(200)
                .body("value", equalTo(3))
                .body("overridden", is(false))
                .body("since", nullValue());
        // Then
        as(ADMINISTRATOR)
                .queryParam("kind", "SETTING")
                .get("/audit")
                .then()
                .body("items[0].action", equalTo("REMOVED"))
                .body("items[1].action", equalTo("REGISTERED"))
                .body("items[1].changes.field", contains("health.failures-to-down"))
                .body("items[1].changes[0].after", equalTo("5"))
                .body("items[1].level", equalTo("administrator"))
                .body("items[1].personId", not(nullValue()));
    }

    @Test
    void refusesWhatIsOutOfRangeNoNumberOrUnknown() {
        chosen(RETENTION, "0")
                .statusCode(400)
                .body("violations.field", contains("value"))
                .body("violations.rule", contains("range"))
                .body("violations[0].message", equalTo("must be between 1 and 2592000"));
        chosen(RETENTION, "2592001").statusCode(400);
        chosen(RETENTION, "1.5").statusCode(400);
        chosen(RETENTION, "\"60\"").statusCode(400);
        chosen(RETENTION, "null").statusCode(400).body("violations.rule", contains("not-null"));
        chosen("media.threads", "5").statusCode(404).body("code", equalTo("not-found"));
        assertThat(SystemUnderTest.database().single("select count(*) from setting"))
                .isEqualTo("0");
    }

    @Test
    void doesTheSameOverGraphQl() {
        // When
        var changing =
                "mutation($v: Int!) { changeSetting(key: \"health.picture-retention\", value: $v) {"
                        + " value unit overridden } }";
        graph(ADMINISTRATOR, changing, Map.of("v", 3600))
                .body("errors", nullValue())
                .body("data.changeSetting.value", equalTo(3600))
                .body("data.changeSetting.unit", equalTo("SECONDS"));
        graph(ADMINISTRATOR, changing, Map.of("v", 0))
                .body("errors[0].extensions.code", equalTo("invalid-input"));
        graph(NATION, changing, Map.of("v", 60))
                .body("errors[0].extensions.code", equalTo("forbidden"));
        // Then
        graph(ADMINISTRATOR, "{ settings { key value since } }", Map.of())
                .body("data.settings[1].key", equalTo(RETENTION))
                .body("data.settings[1].value", equalTo(3600))
                .body("data.settings[1].since", not(nullValue()));
        var resetting = "mutation($k: String!) { resetSetting(key: $k) { value overridden } }";
        graph(ADMINISTRATOR, resetting, Map.of("k", RETENTION))
                .body("data.resetSetting.value", equalTo(86400))
                .body("data.resetSetting.overridden", is(false));
        graph(ADMINISTRATOR, resetting, Map.of("k", "media.threads"))
                .body("errors[0].extensions.code", equalTo("not-found"));
    }

    /// A camera that nobody probes, with a picture of a minute ago.
    private static String pictured() {
        var target = MatrixTarget.own();
        SystemUnderTest.database()
                .execute(
                        ("update camera set state = 'INSTALLED' where id = '%1$s';"
                                        + " update camera_picture set taken_at = now() - interval '1 minute' where camera_id = '%1$s'")
                                .formatted(target.camera()));
        return target.camera();
    }

    private static ValidatableResponse chosen(String key, String value) {
        return sending(ADMINISTRATOR, "{\"value\":" + value + "}")
                .put("/settings/{key}", key)
                .then();
    }
}
