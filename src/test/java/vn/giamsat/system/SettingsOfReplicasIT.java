package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Settings reach every replica, change when cameras are probed, and survive restarts.
@ExtendWith(LastAnswer.class)
class SettingsOfReplicasIT {
    private static final String CAMERA = TestDatabase.CAMERA;
    private static final String PICTURE =
            """
            insert into camera_picture (camera_id, facility_id, province, taken_at, digest, jpeg)
            select id, facility_id, province, now() - interval '1 minute', 'd1', '\\xffd8' from camera\
            """;

    private TestDatabase database;
    private TestIssuer issuer;
    private TestFleet fleet;
    private Map<String, String> settings;

    @BeforeEach
    void start() {
        database = TestDatabase.start();
        issuer = TestIssuer.start();
        fleet = TestFleet.start();
        settings = SystemUnderTest.settings(database, issuer);
        settings.put("giamsat.schedule.interval", "1h");
        settings.put("giamsat.schedule.picture-interval", "1h");
    }

    @AfterEach
    void stop() {
        fleet.close();
        issuer.close();
        database.close();
    }

    @Test
    void probesSoonerWhenTheIntervalIsMadeShorterAndStillAfterARestart() {
        try (var first = ServiceProcess.start(settings)) {
            // Given
            database.enterPeople();
            database.enterCamera(fleet.address("/open/h264/normal/settings"));
            Await.until(
                    "the camera is up",
                    Duration.ofSeconds(40),
                    () -> "UP".equals(database.single("select state from camera_health")));
            // When
            choose(first, "schedule.interval", 2);
            // Then
            awaitProbe(first);
            awaitProbe(first);
            first.kill();
        }
        try (var second = ServiceProcess.start(settings)) {
            administrator(second)
                    .get("/api/v1/settings")
                    .then()
                    .body("find { it.key == 'schedule.interval' }.value", equalTo(2))
                    .body("find { it.key == 'schedule.interval' }.defaultValue", equalTo(3600));
            awaitProbe(second);
            awaitProbe(second);
        }
    }

    @Test
    void reachesAReplicaThatWasNotAskedWithinFiveSeconds() {
        settings.put("giamsat.schedule.enabled", "false");
        settings.put("giamsat.health.picture-retention", "1h");
        try (var asked = ServiceProcess.start(settings);
                var other = ServiceProcess.start(settings)) {
            // Given
            database.enterPeople();
            database.enterCamera(fleet.address("/open/h264/normal/settings"));
            database.execute(PICTURE);
            assertThat(picture(other)).isEqualTo(200);
            // When
            choose(asked, "health.picture-retention", 3_000);
            Await.until(
                    "the other goes by it",
                    Duration.ofSeconds(5),
                    () -> other.log().contains("key=health.picture-retention value=3000"));
            choose(asked, "health.picture-retention", 30);
            // Then
            Await.until(
                    "the other does not show it",
                    Duration.ofSeconds(5),
                    () -> picture(other) == 404);
        }
    }

    @Test
    void tellsOfAStoredValueThatTheConfigurationMadeSenselessAndDoesNotUseIt() {
        var changed = new HashMap<>(settings);
        changed.put("giamsat.health.recheck-after", "10s");
        try (var service = ServiceProcess.start(settings)) {
            database.enterPeople();
            choose(service, "schedule.interval", 2);
        }
        try (var service = ServiceProcess.start(changed)) {
            Await.until(
                    "it tells",
                    Duration.ofSeconds(10),
                    () -> service.log().contains("makes no sense and is not used"));
            assertThat(service.log())
                    .contains("key=schedule.interval value=2: it must be 10 to 3600 now");
            administrator(service)
                    .get("/api/v1/settings")
                    .then()
                    .body("find { it.key == 'schedule.interval' }.value", equalTo(3600))
                    .body("find { it.key == 'schedule.interval' }.overridden", is(false));
        }
    }

    private static void awaitProbe(ServiceProcess service) {
        var before = descriptions(service);
        Await.until(
                "the camera describes itself again",
                Duration.ofSeconds(15),
                () -> !before.equals(descriptions(service)));
    }

    private static List<String> descriptions(ServiceProcess service) {
        return given().baseUri(service.uri("").toString())
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(
                        line ->
                                line.startsWith("giamsat_probes_total")
                                        && line.contains("DESCRIBED"))
                .toList();
    }

    private int picture(ServiceProcess service) {
        return as(service, SystemTest.NATION)
                .get("/api/v1/cameras/{id}/picture", CAMERA)
                .statusCode();
    }

    private void choose(ServiceProcess service, String key, int value) {
        administrator(service)
                .contentType(ContentType.JSON)
                .body("{\"value\":" + value + "}")
                .put("/api/v1/settings/{key}", key)
                .then()
                .statusCode(200);
    }

    private RequestSpecification administrator(ServiceProcess service) {
        return as(service, "national-administrator");
    }

    private RequestSpecification as(ServiceProcess service, String person) {
        return given().baseUri(service.uri("").toString()).auth().oauth2(issuer.token(person));
    }
}
