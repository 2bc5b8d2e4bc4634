package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a browser may do for a page of another origin (WHATWG Fetch, "CORS protocol").
@QuarkusIntegrationTest
class CorsIT extends SystemTest {
    /// The origin that the service under test is configured with.
    static final String SPA = "https://spa.example.vn";

    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    @ParameterizedTest
    @CsvSource({
        "/graphql, POST, 'authorization,content-type'",
        "/api/v1/facilities, POST, 'authorization,content-type,acting-as,idempotency-key'",
        "/api/v1/cameras/01930000-0000-7000-8000-000000000001, PATCH, 'if-match,accept-language'",
        "/api/v1/cameras/01930000-0000-7000-8000-000000000001, DELETE, 'if-match'"
    })
    void letsTheSpaAskWithAllHeadersThatTheApiKnows(String path, String method, String headers) {
        var allowed =
                preflight(SPA, path, method, headers)
                        .statusCode(200)
                        .header(ALLOW_ORIGIN, SPA)
                        .header("Access-Control-Allow-Methods", containsString(method))
                        .header("Access-Control-Max-Age", "600")
                        .header("Access-Control-Allow-Credentials", "false")
                        .extract()
                        .header("Access-Control-Allow-Headers");
        assertThat(allowed.toLowerCase().split(",")).contains(headers.split(","));
    }

    @Test
    void showsTheSpaTheHeadersThatItNeedsToGoOn() {
        var exposed =
                as(NATION)
                        .header("Origin", SPA)
                        .get("/facilities")
                        .then()
                        .statusCode(200)
                        .header(ALLOW_ORIGIN, SPA)
                        .header("Access-Control-Allow-Credentials", "false")
                        .extract()
                        .header("Access-Control-Expose-Headers");
        assertThat(exposed.split(",")).contains("ETag", "Location", "Retry-After", "X-Request-Id");
    }

    /// Else a page could not tell an ended token from a network that is away.
    @Test
    void showsTheSpaProblemsToo() {
        given().header("Origin", SPA)
                .get("/api/v1/facilities")
                .then()
                .statusCode(401)
                .header(ALLOW_ORIGIN, SPA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example",
                "https://spa.example.vn.evil.example",
                "https://evil-spa.example.vn",
                "https://spa.example.vn:8443",
                "http://spa.example.vn",
                "https://SPA.example.vn",
                "https://spa.example.vn/",
                "null",
                "*"
            })
    void refusesAllOtherOriginsEvenThoseThatLookAlike(String origin) {
        preflight(origin, "/graphql", "POST", "authorization")
                .statusCode(403)
                .header(ALLOW_ORIGIN, nullValue());
        as(NATION)
                .header("Origin", origin)
                .get("/facilities")
                .then()
                .statusCode(403)
                .header(ALLOW_ORIGIN, nullValue());
        assertThatThrownBy(() -> opened(origin))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    /// Browsers send an origin with every WebSocket, and no preflight.
    @Test
    void letsTheSpaOpenASocket() {
        for (var origin : List.of(SPA, RestAssured.baseURI + ":" + RestAssured.port)) {
            var socket = opened(origin);
            assertThat(socket.getSubprotocol()).isEqualTo("graphql-transport-ws");
            socket.abort();
        }
    }

    private static ValidatableResponse preflight(
            String origin, String path, String method, String headers) {
        return given().header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", headers)
                .options(path)
                .then();
    }

    private static WebSocket opened(String origin) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .header("Origin", origin)
                .buildAsync(
                        URI.create("ws://localhost:" + RestAssured.port + "/graphql"),
                        new WebSocket.Listener() {})
                .join();
    }
}
