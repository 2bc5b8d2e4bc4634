package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class GraphQlIT extends SystemTest {
    static ValidatableResponse graph(String person, String query, Map<String, Object> variables) {
        return given().auth()
                .oauth2(SystemUnderTest.issuer().token(person))
                .header("Accept-Language", "en")
                .contentType(ContentType.JSON)
                .body(
                        new JsonObject()
                                .put("query", query)
                                .put("variables", new JsonObject(variables))
                                .encode())
                .post("/graphql")
                .then();
    }

    @Test
    void joinsFacilitiesCamerasAndHealthInOneAnswer() {
        var name = "Đồ thị " + UUID.randomUUID();
        var facility = facility("2021-24", name);
        camera(facility, "Cổng", "rtsp://10.3.0.1/" + UUID.randomUUID());

        graph(
                        NATION,
                        """
                        query($text: String!) {
                          facilities(filter: {text: $text}, first: 10) {
                            totalCount
                            edges { cursor node { id name province { nameVi } cameras { name zone health { state rung reason } } } }
                            pageInfo { hasNextPage endCursor }
                          }
                        }\
                        """,
                        Map.of("text", name))
                .statusCode(200)
                .body("errors", nullValue())
                .body("data.facilities.totalCount", equalTo(1))
                .body("data.facilities.edges[0].node.id", equalTo(facility))
                .body("data.facilities.edges[0].node.province.nameVi", equalTo("Tỉnh Bắc Giang"))
                .body(
                        "data.facilities.edges[0].node.cameras[0].health.state",
                        org.hamcrest.Matchers.notNullValue())
                .body("data.facilities.pageInfo.hasNextPage", equalTo(false));
    }

    @Test
    void pagesByCursor() {
        var mark = UUID.randomUUID().toString();
        for (var number = 0; number < 3; number++) {
            facility("2021-24", "Con trỏ " + mark + " " + number);
        }
        var query =
                "query($t: String, $a: String) { facilities(filter: {text: $t}, first: 2, after:"
                        + " $a) { edges { node { name } } pageInfo { hasNextPage endCursor } } }";
        String cursor =
                graph(NATION, query, Map.of("t", mark))
                        .body("data.facilities.edges", hasSize(2))
                        .body("data.facilities.pageInfo.hasNextPage", equalTo(true))
                        .extract()
                        .path("data.facilities.pageInfo.endCursor");

        graph(NATION, query, Map.of("t", mark, "a", cursor))
                .body("data.facilities.edges", hasSize(1))
                .body("data.facilities.pageInfo.hasNextPage", equalTo(false));
    }

    @Test
    void costsTheSameNumberOfStatementsForAFullPageAsForASmallOne() {
        var mark = UUID.randomUUID().toString();
        var database = SystemUnderTest.database();
        database.execute(
                """
                insert into facility (id, province, name, kind, state)
                select gen_random_uuid(), '2021-24', 'Đếm %1$s ' || n, 'SCHOOL', 'ACTIVE' from generate_series(1, 50) n;
                insert into camera (id, facility_id, province, name, zone, kind, main_address, state)
                select gen_random_uuid(), f.id, f.province, 'Máy ' || n, 'GATE', 'IP_CAMERA', 'rtsp://10.4.0.' || n || '/' || f.id, 'PLANNED'
                  from facility f, generate_series(1, 3) n where f.name like 'Đếm %1$s%%'\
                """
                        .formatted(mark));

        var small = statements(mark, 2);
        var full = statements(mark, 50);

        assertThat(full).isEqualTo(small).isLessThanOrEqualTo(20);
    }

    /// Statements that people's database roles ran for one page; the prober's are not counted.
    private static long statements(String mark, int first) {
        var database = SystemUnderTest.database();
        database.execute("select pg_stat_statements_reset()");
        graph(
                        NATION,
                        "query($t: String, $n: Int) { facilities(filter: {text: $t}, first: $n) {"
                                + " totalCount edges { node { name province { nameVi } cameras { name"
                                + " facility { name } health { state } } } } } }",
                        Map.of("t", mark, "n", first))
                .body("errors", nullValue())
                .body("data.facilities.edges", hasSize(first))
                .body("data.facilities.edges[0].node.cameras", hasSize(3));
        return Long.parseLong(
                database.single(
                        """
                        select sum(calls) from pg_stat_statements s join pg_roles r on r.oid = s.userid
                         where r.rolname = 'giamsat_nation'\
                        """));
    }

    @Test
    void keepsAliasesApart() {
        var mark = UUID.randomUUID().toString();
        facility("2021-24", "Bí danh " + mark);
        facility("2021-48", "Bí danh " + mark);

        graph(
                        NATION,
                        "query($t: String) { a: facilities(filter: {text: $t, province:"
                                + " \"2021-24\"}) { totalCount edges { node { province { key } } } } b:"
                                + " facilities(filter: {text: $t, province: \"2021-48\"}) { totalCount"
                                + " edges { node { province { key } } } } }",
                        Map.of("t", mark))
                .body("errors", nullValue())
                .body("data.a.totalCount", equalTo(1))
                .body("data.a.edges[0].node.province.key", equalTo("2021-24"))
                .body("data.b.edges[0].node.province.key", equalTo("2021-48"));
    }

    @Test
    void hidesForeignRowsFromAProvince() {
        var foreign = facility("2021-48", "Ẩn " + UUID.randomUUID());

        graph(
                        BAC_GIANG,
                        "query($id: String!) { facility(id: $id) { name } }",
                        Map.of("id", foreign))
                .body("errors[0].extensions.code", equalTo("not-found"));
        graph(BAC_GIANG, "{ facilities(first: 200) { edges { node { id } } } }", Map.of())
                .body("data.facilities.edges.node.id", not(hasItem(foreign)));
    }

    @Test
    void changesTheRegistryAsRestDoes() {
        var id = registered(hotel("Từ đồ thị"));

        as(NATION)
                .get("/facilities/{id}", id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Từ đồ thị"));
    }

    @Test
    void refusesChangesForTheReasonsThatRestGives() {
        var id = registered(hotel("Từ đồ thị"));

        graph(
                        NATION,
                        "mutation($id: String!, $f: FacilityDraftInput!) { updateFacility(id: $id,"
                                + " version: 7, facility: $f) { id } }",
                        Map.of("id", id, "f", hotel("x")))
                .body("errors[0].extensions.code", equalTo("version-stale"));
        graph(
                        NATION,
                        "mutation($f: FacilityDraftInput!) { registerFacility(facility: $f) { id }"
                                + " }",
                        Map.of("f", hotel(" ")))
                .body("errors[0].extensions.code", equalTo("invalid-input"));
    }

    private static String registered(Map<String, String> facility) {
        return graph(
                        NATION,
                        "mutation($f: FacilityDraftInput!) { registerFacility(facility: $f)"
                                + " { id version } }",
                        Map.of("f", facility))
                .body("errors", nullValue())
                .extract()
                .path("data.registerFacility.id");
    }

    private static Map<String, String> hotel(String name) {
        return Map.of("province", "2021-24", "name", name, "kind", "HOTEL");
    }

    @Test
    void asksForARoleAtEveryDoor() {
        given().contentType(ContentType.JSON)
                .body("{\"query\":\"{ overview { nation { cameras } } }\"}")
                .post("/graphql")
                .then()
                .body("data.overview", nullValue());
        graph("stranger", "{ overview { nation { cameras } } }", Map.of())
                .body("errors[0].extensions.code", equalTo("forbidden"));
        graph("stranger", "{ me { subject appointments { role } } }", Map.of())
                .body("errors", nullValue())
                .body("data.me.subject", equalTo("stranger"));
        graph(
                        NATION_VIEWER,
                        "mutation { retireCamera(id: \"%s\", version: 0) { id } }"
                                .formatted(UUID.randomUUID()),
                        Map.of())
                .body("errors[0].extensions.code", equalTo("forbidden"));
    }

    @Test
    void hasNoFieldThatCouldShowALogin() {
        assertThat(
                        given().auth()
                                .oauth2(SystemUnderTest.issuer().token(NATION))
                                .get("/graphql/schema.graphql")
                                .asString())
                .contains("type CameraView", "hasCredentials")
                .doesNotContainPattern("(?m)^type \\w+[^{]*\\{[^}]*\\bpassword:");
    }

    @Test
    void keepsWhatWasSentOutOfTheErrorsOfTheEngineAndOutOfTheLog() throws IOException {
        var secret = "never-told-7719"; // the same in every encoding
        var answer =
                graph(
                                NATION,
                                "mutation { registerCamera(facilityId: \"x\", camera: {zone: GATE,"
                                        + " credentials: {user: \"a\", password: \""
                                        + secret
                                        + "\"}}) { id } }",
                                Map.of())
                        .body("errors[0].extensions.code", equalTo("malformed-request"))
                        .extract()
                        .asString();

        assertThat(answer).doesNotContain(secret);
        assertThat(Files.readString(Path.of("target/quarkus.log"))).doesNotContain(secret);
    }
}
