package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.probe.onvif.OnvifDevice;

/// Devices that tell their streams to who registers cameras, and to nobody else.
@QuarkusIntegrationTest
class DiscoveryIT extends SystemTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String PASSWORD = "onvif-never-told";

    private final OnvifDevice device =
            OnvifDevice.like("dahua", VERTX).wantingToken("operator", PASSWORD);

    @AfterEach
    void switchOff() {
        device.close();
    }

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void tellsStreamsThatCamerasAreRegisteredWith() {
        // Given
        var facility = facility("2021-24", "Hỏi thiết bị");
        // When
        var found = asked(BAC_GIANG, facility, PASSWORD).statusCode(200);
        // Then
        found.body("reason", nullValue())
                .body("device.model", equalTo("IPC-HFW2431S"))
                .body("clockDifferenceSeconds", allOf(greaterThan(-5), lessThan(5)))
                .body("profiles", hasSize(1))
                .body("profiles[0].codec", equalTo("H265"))
                .body("profiles[0].width", equalTo(2560))
                .body("profiles[0].hostReplaced", equalTo(true));
        var address = found.extract().path("profiles[0].streamAddress").toString();
        assertThat(address).startsWith("rtsp://127.0.0.1/cam/realmonitor?channel=1");
        camera(facility, "Cổng", address, BAC_GIANG);
    }

    @Test
    void tellsThemOverGraphQlToo() {
        // Given
        var facility = facility("2021-24", "Hỏi thiết bị");
        var question =
                """
                mutation($device: DiscoveryDraftInput!) { discoverStreams(device: $device) {
                    reason device { serial } profiles { token codec streamAddress } } }\
                """;
        var login = Map.of("user", "operator", "password", PASSWORD);
        Map<String, Object> named =
                Map.of(
                        "facilityId",
                        facility,
                        "host",
                        "127.0.0.1",
                        "port",
                        device.port(),
                        "credentials",
                        login);
        // When
        var found = graph(BAC_GIANG, question, Map.of("device", named));
        // Then
        found.body("errors", nullValue())
                .body("data.discoverStreams.device.serial", equalTo("6F00001PAG00001"))
                .body("data.discoverStreams.profiles.codec", contains("H265"));
    }

    @Test
    void isWrittenDownWithItsOutcomeAndWithoutTheLogin() {
        // Given
        var facility = facility("2021-24", "Hỏi thiết bị");
        // When
        asked(BAC_GIANG, facility, "wrong-never-told")
                .statusCode(200)
                .body("reason", equalTo("AUTH_REJECTED"))
                .body("profiles", hasSize(0));
        // Then
        var entries = notes(facility);
        assertThat(entries).extracting(it -> it.get("action")).containsExactly("CHANGED", "ASKED");
        assertThat(entries.getFirst().get("rowId")).isEqualTo(entries.getLast().get("rowId"));
        assertThat(entries.toString())
                .contains("AUTH_REJECTED", "127.0.0.1")
                .doesNotContain("=operator", "never-told");
    }

    /// Newest first.
    private static List<Map<String, Object>> notes(String facility) {
        return as(BAC_GIANG)
                .queryParam("kind", "DISCOVERY")
                .get("/audit")
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.facilityId == '%s' }".formatted(facility));
    }

    @Test
    void asksNothingForAFacilityOfOthers() {
        // Given
        var foreign = facility("2021-48", "Của Đà Nẵng");
        // When
        asked(BAC_GIANG, foreign, PASSWORD).statusCode(404);
        asked(BAC_GIANG, UUID.randomUUID().toString(), PASSWORD).statusCode(404);
        // Then
        assertThat(device.asked()).isEmpty();
    }

    @Test
    void asksNobodyWhereTheAddressPolicyForbidsIt() {
        var facility = facility("2021-24", "Hỏi thiết bị");
        asked(
                        BAC_GIANG,
                        """
                        {"facilityId":"%s","host":"169.254.169.254"}"""
                                .formatted(facility))
                .statusCode(200)
                .body("reason", equalTo("TARGET_FORBIDDEN"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"host\":\"h\" | facilityId | not-null",
                "\"facilityId\":\"%s\" | host | not-blank",
                "\"facilityId\":\"%s\",\"host\":\"a/b\" | host | host",
                "\"facilityId\":\"%s\",\"host\":\"h\",\"port\":0 | port | min",
                "\"facilityId\":\"%s\",\"host\":\"h\",\"tlsPin\":\"x\" | tlsPin | pattern",
                "\"facilityId\":\"%s\",\"host\":\"h\",\"credentials\":{\"user\":\"\",\"password\":\"never-told\"} | credentials.user | not-blank"
            })
    void saysWhatIsMissing(String fields, String field, String rule) {
        asked(BAC_GIANG, "{" + fields.formatted(UUID.randomUUID()) + "}")
                .statusCode(400)
                .body("violations.field", contains(field))
                .body("violations.rule", contains(rule));
    }

    private ValidatableResponse asked(String person, String facility, String password) {
        return asked(
                person,
                """
                {"facilityId":"%s","host":"127.0.0.1","port":%d,"credentials":{"user":"operator","password":"%s"}}"""
                        .formatted(facility, device.port(), password));
    }

    private static ValidatableResponse asked(String person, String json) {
        return sending(person, json).post("/discoveries").then();
    }
}
