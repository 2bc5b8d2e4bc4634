package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Many rows in one question: each is judged by itself, and an own one opens no foreign one.
@QuarkusIntegrationTest
class AliasIT extends SystemTest {
    private static final String ENGINEER = "viettel-engineer";

    private MatrixTarget own;
    private MatrixTarget neighbour;
    private MatrixTarget foreign;
    private MatrixTarget missing;

    @BeforeEach
    void nameRows() {
        own = MatrixPeople.target("own");
        neighbour = MatrixPeople.target("neighbour");
        foreign = MatrixPeople.target("foreign");
        missing = MatrixPeople.target("missing");
    }

    @Test
    void opensNoForeignRowBesideAnOwnOne() {
        // Given
        var asked = List.of(own, foreign, own, missing, neighbour, own);
        // When
        var answer = asked(aliases("camera(id: \"$C\") { id name }", asked), ENGINEER);
        // Then
        var data = answer.getJsonObject("data");
        for (var alias : List.of("a0", "a2", "a5")) {
            assertThat(data.getJsonObject(alias).getString("id")).isEqualTo(own.camera());
        }
        assertThat(data.getValue("a1")).isNull();
        assertThat(errors(answer)).hasSize(3).containsOnly("not-found");
    }

    @Test
    void changesTheOwnRowAndNoneBesideIt() {
        // Given
        var state = state(foreign);
        var marking = "markCameraMaintenance(id: \"$C\", underMaintenance: %s) { id state }";
        var asked = List.of(foreign, own, missing, neighbour);
        // When
        var answer =
                asked("mutation " + aliases(marking.formatted(true), asked), MatrixPeople.CONTACT);
        // Then
        assertThat(answer.getJsonObject("data").getJsonObject("a1").getString("state"))
                .isEqualTo("MAINTENANCE");
        assertThat(errors(answer)).hasSize(3);
        assertThat(state(foreign)).isEqualTo(state);
        assertThat(state(neighbour)).isEqualTo("IN_SERVICE");
        asked("mutation " + aliases(marking.formatted(false), asked), MatrixPeople.CONTACT);
        assertThat(state(own)).isEqualTo("IN_SERVICE");
    }

    /// Up from the own camera, down again to all that stands there, and up from those.
    @Test
    void leadsOverJoinsToNothingForeign() {
        // When
        var up =
                "a: facility { id cameras { id facilityId } } b: facility { c: cameras { facility {"
                        + " d: cameras { id facilityId } } } }";
        var one = asked("{ camera(id: \"" + own.camera() + "\") { " + up + " } }", ENGINEER);
        var all =
                asked(
                        "{ facilities { edges { node { a: cameras { facilityId } b: cameras {"
                                + " facility { id } } } } } }",
                        ENGINEER);
        // Then
        assertThat(one.encode()).contains(own.facility());
        for (var answer : List.of(one, all)) {
            assertThat(answer.getJsonArray("errors")).isNull();
            assertThat(answer.encode())
                    .doesNotContain(neighbour.facility(), neighbour.camera())
                    .doesNotContain(foreign.facility(), foreign.camera());
        }
    }

    @Test
    void countsAndListsNothingForeignUnderAForeignFilter() {
        // When
        var answer =
                asked(
                        aliases(
                                "cameras(filter: {facilityId: \"$F\"}) { totalCount edges { node {"
                                        + " facilityId } } }",
                                List.of(own, foreign, neighbour, missing)),
                        ENGINEER);
        // Then
        var data = answer.getJsonObject("data");
        assertThat(data.getJsonObject("a0").getInteger("totalCount")).isPositive();
        for (var alias : List.of("a1", "a2")) {
            assertThat(data.getJsonObject(alias)).isEqualTo(data.getJsonObject("a3"));
        }
        assertThat(data.getJsonObject("a3").getInteger("totalCount")).isZero();
    }

    /// Of REST, where filters narrow each other.
    @Test
    void showsNothingOfAForeignParentUnderAnOwnFilter() {
        var cameras =
                as(BAC_GIANG)
                        .queryParam("facility", foreign.facility())
                        .queryParam("province", "2021-24")
                        .get("/cameras");

        assertThat(cameras.jsonPath().getList("items")).isEmpty();
    }

    /// An array of questions is none.
    @Test
    void takesNoBatchOfQuestions() {
        // Given
        var batch = new JsonArray();
        for (var target : List.of(own, foreign)) {
            batch.add(
                    new JsonObject()
                            .put("query", "{ camera(id: \"" + target.camera() + "\") { id } }"));
        }
        // When
        var answer =
                given().auth()
                        .oauth2(SystemUnderTest.issuer().token(NATION))
                        .contentType("application/json")
                        .body(batch.encode())
                        .post("/graphql");
        // Then
        answer.then().body("errors", hasSize(1));
        assertThat(answer.asString()).doesNotContain(own.camera(), foreign.camera());
    }

    /// `{ a0: … a1: … }`
    private static String aliases(String field, List<MatrixTarget> targets) {
        return IntStream.range(0, targets.size())
                .mapToObj(
                        number ->
                                "a%d: %s"
                                        .formatted(
                                                number,
                                                field.replace("$C", targets.get(number).camera())
                                                        .replace(
                                                                "$F",
                                                                targets.get(number).facility())))
                .collect(Collectors.joining(" ", "{ ", " }"));
    }

    private static List<String> errors(JsonObject answer) {
        return answer.getJsonArray("errors").stream()
                .map(JsonObject.class::cast)
                .map(error -> error.getJsonObject("extensions").getString("code"))
                .toList();
    }

    private static String state(MatrixTarget target) {
        return as(NATION).get("/cameras/{id}", target.camera()).then().extract().path("state");
    }

    private static JsonObject asked(String query, String person) {
        return new JsonObject(
                given().auth()
                        .oauth2(SystemUnderTest.issuer().token(person))
                        .contentType("application/json")
                        .body(new JsonObject().put("query", query).encode())
                        .post("/graphql")
                        .asString());
    }
}
