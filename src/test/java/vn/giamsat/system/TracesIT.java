package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What a service exports that sends its traces somewhere: what was asked and how long it took,
/// and no secret of who asked or of a camera.
class TracesIT {
    private static final String LOGIN = "rtsp://a:never-told@";

    @Test
    void tellNoLoginNoTokenAndNoPassword() {
        try (var database = TestDatabase.start();
                var issuer = TestIssuer.start();
                var fleet = TestFleet.start();
                var collector = TraceCollector.start()) {
            var settings = SystemUnderTest.settings(database, issuer);
            settings.putAll(collector.settings());
            try (var service = ServiceProcess.start(settings)) {
                database.enterPeople();
                database.enterCamera(
                        fleet.addressWithLogin("/digest/h264/normal").replaceAll("//.*@", "//"));
                var token = issuer.token(SystemTest.NATION);
                // When
                ask(service, token, "GET", "/api/v1/cameras?text=" + LOGIN.replace("/", "%2F"), "");
                ask(service, token, "GET", "/api/v1/me?access_token=" + token, "");
                ask(
                        service,
                        token,
                        "POST",
                        "/api/v1/cameras/" + TestDatabase.CAMERA + "/probes",
                        "");
                ask(
                        service,
                        token,
                        "POST",
                        "/api/v1/facilities/x/cameras",
                        "{\"password\":\"never-told\"");
                ask(service, token, "POST", "/graphql", graphQl());
                Await.until(
                        "the traces have come",
                        Duration.ofSeconds(20),
                        () -> collector.has("POST /graphql") && collector.has("/probes"));
            }
            // Then
            assertThat(collector.has("url.query")).as("a query was traced").isTrue();
            assertThat(new SecretSearch(TestSecrets.all()).foundIn(collector.file())).isEmpty();
        }
    }

    private static String graphQl() {
        var mutation =
                "mutation { registerCamera(facilityId: \"01930000-0000-7000-8000-00000000fa00\", camera:"
                        + " {name: \"Cổng\", zone: GATE, streamAddress: {main: \""
                        + LOGIN
                        + "10.0.0.1/x\"}}) { id } }";
        return new JsonObject().put("query", mutation).encode();
    }

    private static void ask(
            ServiceProcess service, String token, String method, String path, String body) {
        service.send(
                HttpRequest.newBuilder(service.uri(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }
}
