package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Changes of health as people see them while they look, through the packaged service.
@QuarkusIntegrationTest
class SubscriptionIT extends SystemTest {
    static final String ID = "watch-1";
    private static final Duration TWO_GOOD_PROBES = Duration.ofSeconds(60);
    static final String ALL =
            "subscription { cameraHealthChanged { cameraId facilityId province was state reason }"
                    + " }";

    /// The unit of 2025, and those of 2021 that went into it.
    private static final Set<String> BAC_NINH = Set.of("2025-24", "2021-24", "2021-27");

    private static final String LEAVING =
            """
            insert into person (id, subject, name) values ('01900000-0000-7000-8000-0000000000fc', 'leaving-watcher', 'Người sắp nghỉ')
                on conflict do nothing;
            insert into appointment (id, person_id, role, valid_from)
            values ('01900000-0000-7000-8000-0000000001fc', '01900000-0000-7000-8000-0000000000fc', 'NATIONAL_VIEWER', '2021-05-05')
                on conflict (id) do update set valid_to = null\
            """;

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
    void tellsOfAUnitWhatHappensInTheProvincesThatWentIntoIt() {
        var query =
                "subscription { cameraHealthChanged(province: \"2025-24\") { cameraId province"
                        + " state } }";
        try (var all = GraphQlSocket.withHeader(token(NATION)).subscribe(ID, ALL);
                var unit = GraphQlSocket.withHeader(token(NATION)).subscribe(ID, query)) {
            // Given
            var elsewhere = healthyCamera(facility("2021-48", "Ngoài đơn vị " + UUID.randomUUID()));
            awaitUp(all, elsewhere);

            // When
            var within = healthyCamera(facility("2021-24", "Trong đơn vị " + UUID.randomUUID()));

            // Then
            assertThat(awaitUp(unit, within).getString("province")).isEqualTo("2021-24");
            assertThat(unit.data(ID))
                    .map(SubscriptionIT::change)
                    .allMatch(change -> BAC_NINH.contains(change.getString("province")))
                    .noneMatch(change -> change.getString("cameraId").equals(elsewhere));
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
            // Given
            heard(nobody, "refused", Duration.ofSeconds(10), () -> isRefused(nobody));

            // When
            var camera = healthyCamera(facility("2021-48", "Ẩn danh " + UUID.randomUUID()));

            // Then
            awaitUp(nation, camera);
            assertThat(nobody.toString()).doesNotContain(camera);
        }
    }

    /// Either the subscription is answered with an error, or the service hangs up.
    private static boolean isRefused(GraphQlSocket socket) {
        var heard = socket.toString();
        return heard.contains("\"code\":\"unauthenticated\"")
                || heard.contains("closed by the service");
    }

    @Test
    void endsWithTheAppointmentWithinFiveSeconds() {
        // Given
        SystemUnderTest.database().execute(LEAVING);
        try (var leaving = GraphQlSocket.withHeader(token("leaving-watcher")).subscribe(ID, ALL)) {
            var camera = healthyCamera(facility("2021-24", "Sắp nghỉ " + UUID.randomUUID()));
            awaitUp(leaving, camera);

            // When
            SystemUnderTest.database()
                    .execute(
                            "update appointment set valid_to = now() where id ="
                                    + " '01900000-0000-7000-8000-0000000001fc'");

            // Then
            Await.until(
                    "the subscription is forbidden",
                    Duration.ofSeconds(5),
                    () -> leaving.toString().contains("\"code\":\"forbidden\""));
            leaving.subscribe("later", "query { cameras(first: 1) { edges { node { id } } } }");
            Await.until(
                    "a question over the same socket is answered",
                    Duration.ofSeconds(5),
                    () -> leaving.toString().contains("\"id\":\"later\""));
            assertThat(leaving.data("later").toString()).doesNotContain("\"node\"");
        }
    }

    @Test
    void keepsNobodyLookingAtMoreThanTwentyThings() {
        // Given
        SystemUnderTest.database()
                .execute(LEAVING.replace("leaving", "busy").replace("fc'", "f9'"));
        try (var busy = GraphQlSocket.withHeader(token("busy-watcher"))) {
            // When
            IntStream.rangeClosed(1, 21).forEach(number -> busy.subscribe("w" + number, ALL));
            // Then
            Await.until(
                    "one is refused",
                    Duration.ofSeconds(10),
                    () -> busy.toString().contains("too-many-requests"));
            assertThat(IntStream.rangeClosed(1, 21).filter(number -> isRefused(busy, "w" + number)))
                    .hasSize(1);
        }
    }

    private static boolean isRefused(GraphQlSocket socket, String id) {
        return socket.answers(id).anyMatch("too-many-requests"::equals);
    }

    private static String token(String person) {
        return SystemUnderTest.issuer().token(person);
    }

    static String healthyCamera(String facility) {
        var address = SystemUnderTest.fleet().address("/open/h264/normal/" + UUID.randomUUID());
        return camera(facility, "Cổng", address);
    }

    /// Waits for the change of the camera to UP.
    static JsonObject awaitUp(GraphQlSocket socket, String camera) {
        heard(
                socket,
                "camera " + camera + " UP",
                TWO_GOOD_PROBES,
                () -> changeToUp(socket, camera).isPresent());
        return changeToUp(socket, camera).orElseThrow();
    }

    /// Waits for what the socket shall hear; a failure tells what it heard instead.
    static void heard(GraphQlSocket socket, String what, Duration limit, BooleanSupplier reached) {
        try {
            Await.until(what, limit, reached);
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "; heard " + socket, late);
        }
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
