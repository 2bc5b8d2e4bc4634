package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What is told to who sends more than anybody means: always the same code, never 500.
@QuarkusIntegrationTest
class InputLimitsIT extends SystemTest {
    private static final String FACILITY =
            "{\"province\":\"2021-24\",\"kind\":\"SCHOOL\",\"name\":\"%s\"%s}";

    @Test
    void refusesABodyThatIsTooLargeForJsonAnnouncedOrNot() throws Exception {
        var large = FACILITY.formatted("x".repeat(300_000), "");

        for (var path : new String[] {"/api/v1/facilities", "/graphql"}) {
            assertThat(sending(NATION, large).basePath("").post(path).statusCode()).isEqualTo(413);
            for (var version : HttpClient.Version.values()) {
                var answer = unannounced(version, path, large);
                assertThat(answer.statusCode()).as(version + path).isEqualTo(413);
                assertThat(answer.body()).contains("\"too-large\"");
            }
        }
    }

    @Test
    void takesABodyWhoseLengthIsNotAnnounced() throws Exception {
        for (var version : HttpClient.Version.values()) {
            var sent =
                    unannounced(version, "/api/v1/facilities", FACILITY.formatted("Trường Lẻ", ""));
            assertThat(sent.statusCode()).as(version + sent.body()).isEqualTo(201);
        }
    }

    @Test
    void refusesJsonThatIsNestedTooDeep() {
        var deep =
                FACILITY.formatted("x", ",\"contacts\":" + "[".repeat(5_000) + "]".repeat(5_000));

        sending(NATION, deep).post("/facilities").then().statusCode(400);
        limits(
                sending(NATION, deep)
                        .header("If-Match", "\"v1\"")
                        .patch("/facilities/{id}", facility("2021-24", "Trường Sâu")));
    }

    @Test
    void refusesTextsNamesAndNumbersThatAreTooLong() {
        limits(sending(NATION, FACILITY.formatted("x".repeat(30_000), "")).post("/facilities"));
        limits(
                sending(NATION, FACILITY.formatted("x", ",\"" + "n".repeat(60_000) + "\":1"))
                        .post("/facilities"));
        limits(
                sending(NATION, FACILITY.formatted("x", ",\"latitude\":" + "9".repeat(5_000)))
                        .post("/facilities"));
    }

    @Test
    void namesTheFieldOfATextOrAListThatIsALittleTooLong() {
        var contacts = ",\"contacts\":[" + "{\"name\":\"A\"},".repeat(20) + "{\"name\":\"A\"}]";

        sending(NATION, FACILITY.formatted("x".repeat(201), contacts))
                .post("/facilities")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(java.util.List.of("contacts", "name")))
                .body("violations.rule", equalTo(java.util.List.of("size", "size")));
        as(NATION)
                .queryParam("text", "x".repeat(201))
                .get("/facilities")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("text"));
    }

    @Test
    void holdsVariablesOfGraphQlAgainstTheSameLimits() {
        var question = "{\"query\":\"{ me { name } }\",\"variables\":{\"a\":%s}}";

        assertThat(graphql(question.formatted("1")).statusCode()).isEqualTo(200);
        for (var shape :
                new String[] {
                    "[".repeat(5_000) + "]".repeat(5_000),
                    "{\"" + "n".repeat(60_000) + "\":1}",
                    "9".repeat(5_000)
                }) {
            var answer = graphql(question.formatted(shape));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.jsonPath().getString("errors[0].extensions.violations[0].rule"))
                    .isEqualTo("json-limits");
        }
        var broken = graphql("{\"query\":");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.jsonPath().getString("errors[0].extensions.code"))
                .isEqualTo("malformed-request");
    }

    private static Response graphql(String body) {
        return sending(NATION, body).basePath("").post("/graphql");
    }

    private static void limits(Response answer) {
        answer.then()
                .statusCode(400)
                .body("code", equalTo("invalid-input"))
                .body("violations[0].rule", equalTo("json-limits"));
    }

    /// Without a `Content-Length`.
    private static HttpResponse<String> unannounced(
            HttpClient.Version version, String path, String json) throws Exception {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        var address = URI.create("http://127.0.0.1:" + io.restassured.RestAssured.port + path);
        var request =
                HttpRequest.newBuilder(address)
                        .version(version)
                        .header("Authorization", "Bearer " + SystemUnderTest.issuer().token(NATION))
                        .header("Content-Type", ContentType.JSON.toString())
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
