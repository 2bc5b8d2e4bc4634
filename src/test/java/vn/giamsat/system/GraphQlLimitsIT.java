package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Questions that ask for too much at once, to a service that takes any text.
@QuarkusIntegrationTest
class GraphQlLimitsIT extends SystemTest {
    @Test
    void refusesAnAnswerThatWouldBeTooBigBeforeAnythingIsRead() {
        asked("{ facilities(first: 200) { edges { node { cameras { id name zone } } } } }")
                .body("data", nullValue())
                .body("errors[0].extensions.code", equalTo("too-costly"))
                .body(
                        "errors[0].message",
                        equalTo("Hãy hỏi ít trường hơn hoặc lấy trang nhỏ hơn. (≤ 10000)"));
    }

    @Test
    void refusesManyNamesForOneField() {
        var aliases =
                IntStream.range(0, 16)
                        .mapToObj("a%d: overview { nation { up } } "::formatted)
                        .collect(Collectors.joining());

        asked("{ " + aliases + "}")
                .body("errors[0].extensions.code", equalTo("too-many-aliases"))
                .body("errors[0].message", containsString("(overview ≤ 15)"));
    }

    @Test
    void refusesNestingBeyondTwelveLevels() {
        var nested = "facility { cameras { ".repeat(6) + "id" + " } }".repeat(6);

        asked("{ camera(id: \"x\") { " + nested + " } }")
                .body("errors[0].extensions.code", equalTo("too-deep"));
    }

    /// Over a socket; a body of HTTP does not come that far ([InputLimitsIT]).
    @Test
    void refusesVariablesThatAreNestedAsNoInputIs() {
        var variables = "{\"a\":".repeat(900) + "1" + "}".repeat(900);
        var question = "{\"query\":\"{ me { id } }\",\"variables\":" + variables + "}";
        try (var socket = GraphQlSocket.withHeader(SystemUnderTest.issuer().token(NATION))) {
            socket.ask("1", new JsonObject(question));
            Await.until(
                    "it is refused",
                    Duration.ofSeconds(5),
                    () -> socket.answers("1").anyMatch("too-deep"::equals));
        }
    }

    @Test
    void takesNoQuestionsByGet() {
        given().auth()
                .oauth2(SystemUnderTest.issuer().token(NATION))
                .queryParam("query", "{ me { id } }")
                .get("/graphql")
                .then()
                .statusCode(405);
    }

    @Test
    void showsTheFirstTwoHundredCamerasOfAFacility() {
        var facility = facility("2021-24", "Rất lớn " + UUID.randomUUID());
        SystemUnderTest.database()
                .execute(
                        """
                        insert into camera (id, facility_id, province, name, zone, kind, main_address, state)
                        select gen_random_uuid(), f.id, f.province, 'Máy ' || to_char(n, '000'), 'GATE', 'IP_CAMERA', 'rtsp://10.9.0.1/' || f.id || n, 'PLANNED'
                          from facility f, generate_series(1, 201) n where f.id = '%s'\
                        """
                                .formatted(facility));

        asked("{ facility(id: \"%s\") { cameras { name } } }".formatted(facility))
                .body("errors", nullValue())
                .body("data.facility.cameras", hasSize(200))
                .body("data.facility.cameras[0].name", equalTo("Máy  001"))
                .body("data.facility.cameras[199].name", equalTo("Máy  200"));
    }

    private static ValidatableResponse asked(String query) {
        return sent(new JsonObject().put("query", query).encode());
    }

    private static ValidatableResponse sent(String body) {
        return given().auth()
                .oauth2(SystemUnderTest.issuer().token(NATION))
                .header("Accept-Language", "vi")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/graphql")
                .then();
    }
}
