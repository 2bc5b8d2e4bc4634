package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Changes of health as people see them while they look, through the packaged service.
@QuarkusIntegrationTest
class SubscriptionIT extends SystemTest {
    private static final String ID = "watch-1";
    private static final Duration TWO_GOOD_PROBES = Duration.ofSeconds(60);
    private static final String ALL =
            "subscription { cameraHealthChanged { cameraId facilityId province was state reason }"
                    + " }";

    @Test
    void tellsTheNationThatANewCameraCameUp() {
        try (var nation = GraphQlSocket.withHeader(token(NATION)).subscribe(ID, ALL)) {
            // Given
            var facility = facility("2021-24", "Theo dõi " + UUID.randomUUID());

            // When
            var camera = healthyCamera(facility);

            // Then
            assertThat(awaitUp(nation, camera))
                    .isEqualTo(
                            new JsonObject()
                                    .put("cameraId", camera)
                                    .put("facilityId", facility)
                                    .put("province", "2021-24")
                                    .put("was", "UNKNOWN")
                                    .put("state", "UP")
                                    .putNull("reason"));
        }
    }

    @Test
    void tellsAProvinceNothingOfOthersThatTheNationIsTold() {
        try (var nation = GraphQlSocket.withHeader(token(NATION)).subscribe(ID, ALL);
                var daNang = GraphQlSocket.withHeader(token(DA_NANG)).subscribe(ID, ALL)) {
            // Given
            var foreign = healthyCamera(facility("2021-24", "Bắc Giang " + UUID.randomUUID()));
            awaitUp(nation, foreign);

            // When
            var own = healthyCamera(facility("2021-48", "Đà Nẵng " + UUID.randomUUID()));

            // Then
            awaitUp(daNang, own);
            assertThat(daNang.data(ID))
                    .map(SubscriptionIT::change)
                    .allMatch(change -> change.getString("province").equals("2021-48"))
                    .noneMatch(change -> change.getString("cameraId").equals(foreign));
        }
    }

    @Test
    void tellsOnlyOfTheFacilityThatIsAskedFor() {
        var watched = facility("2021-24", "Được theo dõi " + UUID.randomUUID());
        var query =
                "subscription { cameraHealthChanged(facilityId: \"%s\") { cameraId state } }"
                        .formatted(watched);
        try (var all = GraphQlSocket.withHeader(token(NATION)).subscribe(ID, ALL);
                var one = GraphQlSocket.withHeader(token(NATION)).subscribe(ID, query)) {
            // Given
            awaitUp(all, healthyCamera(facility("2021-24", "Bên cạnh " + UUID.randomUUID())));

            // When
            var camera = healthyCamera(watched);

            // Then
            awaitUp(one, camera);
            assertThat(one.data(ID))
                    .map(SubscriptionIT::change)
                    .allMatch(change -> change.getString("cameraId").equals(camera));
        }
    }

    @Test
    void takesTheTokenFromTheFirstMessageBecauseBrowsersCannotSetHeaders() {
        try (var browser = GraphQlSocket.withPayload(token(DA_NANG)).subscribe(ID, ALL)) {
            var camera = healthyCamera(facility("2021-48", "Trình duyệt " + UUID.randomUUID()));

            awaitUp(browser, camera);
        }
    }

    @Test
    void tellsAnonymousPeopleNothing() {
        try (var nation = GraphQlSocket.withHeader(token(NATION)).subscribe(ID, ALL);
                var nobody = GraphQlSocket.anonymous().subscribe(ID, ALL)) {
            var camera = healthyCamera(facility("2021-48", "Ẩn danh " + UUID.randomUUID()));

            awaitUp(nation, camera);

            assertThat(nobody.data(ID).toString()).doesNotContain(camera);
        }
    }

    private static String token(String person) {
        return SystemUnderTest.issuer().token(person);
    }

    private static String healthyCamera(String facility) {
        var address = SystemUnderTest.fleet().address("/open/h264/normal/" + UUID.randomUUID());
        return camera(facility, "Cổng", address);
    }

    /// Waits for the change of the camera to UP.
    private static JsonObject awaitUp(GraphQlSocket socket, String camera) {
        try {
            Await.until(
                    "camera " + camera + " UP",
                    TWO_GOOD_PROBES,
                    () -> changeToUp(socket, camera).isPresent());
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "; heard " + socket, late);
        }
        return changeToUp(socket, camera).orElseThrow();
    }

    private static Optional<JsonObject> changeToUp(GraphQlSocket socket, String camera) {
        return socket.data(ID).stream()
                .map(SubscriptionIT::change)
                .filter(change -> change.getString("cameraId").equals(camera))
                .filter(change -> change.getString("state").equals("UP"))
                .findFirst();
    }

    private static JsonObject change(JsonObject data) {
        return data.getJsonObject("cameraHealthChanged");
    }
}
