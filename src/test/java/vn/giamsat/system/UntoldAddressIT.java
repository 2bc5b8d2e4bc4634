package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Contacts are not told how a camera of their facility is reached, wherever they ask.
@QuarkusIntegrationTest
class UntoldAddressIT extends SystemTest {
    private static final String CONTACT = MatrixPeople.CONTACT;
    private static final String HOST = "127.86.75.64";
    private static final String PORT = "48123";
    private static final Duration THREE_FAILED_PROBES = Duration.ofSeconds(60);
    private static final String CHANGES =
            "subscription { cameraHealthChanged { id cameraId facilityId province at was state"
                    + " rung reason } }";
    private static final String EVERYTHING =
            """
            { camera(id: "$C") { id name serial brand model streamAddress { main sub tlsPin }
                health { state rung reason detail timings { rung } stream { profile } }
                facility { name cameras { id streamAddress { main } health { detail } } } }
              cameras(filter: {facilityId: "$F"}) { edges { cursor node { id streamAddress { main } } } }
              healthChanges(cameraId: "$C") { edges { node { cameraId rung reason } } }
              exportCameras(filter: {facilityId: "$F"}) { csv } }\
            """;
    private static final String MARK =
            "mutation { markCameraMaintenance(id: \"$C\", underMaintenance: %s) { id streamAddress"
                    + " { main } health { detail } } }";

    private final String path = UUID.randomUUID().toString();
    private String facility;
    private String camera;
    private String told;

    /// Nobody listens there: the camera is refused, goes down, and its health tells why.
    @BeforeEach
    void listenWhileTheCameraGoesDown() {
        facility = MatrixPeople.target("own").facility();
        try (var contact = GraphQlSocket.withHeader(token(CONTACT))) {
            contact.subscribe("changes", CHANGES);
            camera = camera(facility, "Cổng", "rtsp://" + HOST + ":" + PORT + "/" + path);
            Await.until(
                    "the contact is told that the camera is down",
                    THREE_FAILED_PROBES,
                    () -> contact.data("changes").toString().contains(camera));
            told = contact.toString();
        }
    }

    @Test
    void tellsContactsNothingOfHowACameraIsReached() {
        // Given
        var health = got("/cameras/" + camera + "/health");
        assertThat(health).contains("TCP_REFUSED");
        // When
        var answers =
                List.of(
                        told,
                        got("/cameras?facility=" + facility),
                        got("/cameras/" + camera),
                        got("/cameras/" + camera + "/health/changes"),
                        got("/facilities/" + facility + "/cameras"),
                        got("/exports/cameras.csv?facility=" + facility),
                        as(CONTACT).put("/cameras/{id}/maintenance", camera).asString(),
                        as(CONTACT).delete("/cameras/{id}/maintenance", camera).asString(),
                        asked(EVERYTHING, CONTACT),
                        asked(MARK.formatted(true), CONTACT),
                        asked(MARK.formatted(false), CONTACT));
        // Then
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer).contains(camera))
                .allSatisfy(this::tellsNoAddress);
        tellsNoAddress(health);
        assertThat(asked(EVERYTHING, NATION)).contains(HOST, PORT, path, "TCP_REFUSED");
    }

    private void tellsNoAddress(String answer) {
        assertThat(answer)
                .doesNotContain(HOST, "rtsp", path, "\"errors\"")
                .doesNotContainPattern("\\b" + PORT + "\\b");
    }

    private static String got(String path) {
        return as(CONTACT).get(path).then().statusCode(200).extract().asString();
    }

    private String asked(String question, String person) {
        var query = question.replace("$C", camera).replace("$F", facility);
        return given().auth()
                .oauth2(token(person))
                .contentType("application/json")
                .body(new JsonObject().put("query", query).encode())
                .post("/graphql")
                .asString();
    }

    private static String token(String person) {
        return SystemUnderTest.issuer().token(person);
    }
}
