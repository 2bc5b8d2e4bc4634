package vn.giamsat.system;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class FacilityInputIT extends SystemTest {
    @Test
    void namesEveryBrokenRuleInTheLanguageOfTheReader() {
        var broken =
                "{\"province\":\"Bắc Giang\",\"name\":\""
                        + " \",\"kind\":\"SCHOOL\",\"latitude\":91,\"contacts\":[{\"name\":\"A\",\"phone\":\"0912\"}]}";

        sending(NATION, broken)
                .post("/facilities")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .header("Content-Language", "en")
                .body("code", equalTo("invalid-input"))
                .body(
                        "violations.field",
                        hasItems("province", "name", "latitude", "contacts[0].phone"));
        io.restassured.RestAssured.given()
                .auth()
                .oauth2(SystemUnderTest.issuer().token(NATION))
                .header("Accept-Language", "vi, en;q=0.5")
                .basePath("/api/v1")
                .contentType(ContentType.JSON)
                .body(broken)
                .post("/facilities")
                .then()
                .header("Content-Language", containsString("vi"));
    }

    /// A question that was answered over a socket leaves its context with the thread, where the
    /// validator would look for a language and find none.
    @Test
    void namesABrokenRuleAlsoOnAThreadThatAnsweredAQuestionOverASocketBefore() {
        for (var round = 0; round < 5; round++) {
            try (var socket = GraphQlSocket.withHeader(SystemUnderTest.issuer().token(NATION))) {
                socket.subscribe("1", "{ overview { nation { cameras } } }");
                Await.until(
                        "the answer", Duration.ofSeconds(10), () -> !socket.data("1").isEmpty());
                // Connections take the threads in turn.
                for (var thread = 0;
                        thread < 2 * Runtime.getRuntime().availableProcessors();
                        thread++) {
                    sending(NATION, "{\"province\":\"2021-24\",\"name\":\" \",\"kind\":\"HOTEL\"}")
                            .post("/facilities")
                            .then()
                            .statusCode(400)
                            .body("violations[0].rule", equalTo("not-blank"));
                }
            }
        }
    }

    @Test
    void saysClearlyWhatIsWrongWithABody() {
        sending(NATION, "{\"province\":")
                .post("/facilities")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-request"));
        sending(NATION, "{\"province\":\"2021-24\",\"name\":\"x\",\"kind\":\"CASTLE\"}")
                .post("/facilities")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("kind"))
                .body("violations[0].message", containsString("DORMITORY"));
        sending(
                        NATION,
                        "{\"province\":\"2021-24\",\"name\":\"x\",\"kind\":\"HOTEL\",\"colour\":\"red\"}")
                .post("/facilities")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("colour"));
    }

    @Test
    void saysWhatItDoesNotTakeOrHave() {
        as(NATION)
                .contentType(ContentType.TEXT)
                .body("x")
                .post("/facilities")
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported-media-type"));
        as(NATION)
                .delete("/facilities")
                .then()
                .statusCode(405)
                .body("code", equalTo("method-not-allowed"));
        as(NATION)
                .get("/facilities/not-a-uuid")
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
        as(NATION).get("/nowhere").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void saysClearlyWhatIsWrongWithAQuery() {
        as(NATION)
                .queryParam("limit", 0)
                .get("/facilities")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-input"));
        as(NATION).queryParam("limit", "many").get("/facilities").then().statusCode(400);
        as(NATION)
                .queryParam("after", "zzz")
                .get("/facilities")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"));
        as(NATION)
                .queryParam("state", "GONE")
                .get("/facilities")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-input"));
    }

    @Test
    void packsAnswersForPhonesOnPoorNetworks() {
        for (var list : List.of("/provinces", "/facilities")) {
            as(NATION)
                    .header("Accept-Encoding", "gzip")
                    .get(list)
                    .then()
                    .header("Content-Encoding", equalTo("gzip"));
        }
    }
}
