package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An own row opens no foreign parent, and an own parent no foreign row: by patches, drafts, ids of
/// the client's, and files that mix both.
@QuarkusIntegrationTest
class ParentSwapIT extends SystemTest {
    private static final String ENGINEER = "viettel-engineer";
    private static final String DRAFT =
            "{\"id\":\"%s\",\"name\":\"Cướp\",\"zone\":\"GATE\","
                    + "\"streamAddress\":{\"main\":\"rtsp://10.9.2.2/%s\"}}";

    private MatrixTarget foreign;
    private MatrixTarget own;
    private String camera;

    @BeforeEach
    void enterACamera() {
        foreign = MatrixPeople.target("foreign");
        own = MatrixPeople.target("own");
        camera = camera(own.facility(), "Đổi chỗ", "rtsp://10.9.2.1/" + UUID.randomUUID());
    }

    @Test
    void movesNoOwnFacilityToWhereItWouldNotBeOnesOwn() {
        // Given
        var facility = facility("2021-24", "Đổi tỉnh " + UUID.randomUUID());
        // When
        var elsewhere = patched("/facilities/" + facility, "{\"province\":\"2021-48\"}", BAC_GIANG);
        var nowhere = patched("/facilities/" + facility, "{\"province\":\"2021-00\"}", BAC_GIANG);
        // Then
        elsewhere.then().statusCode(400).body("violations.field", contains("province"));
        assertThat(elsewhere.asString()).isEqualTo(nowhere.asString());
        var draft = "{province: \"2021-48\", name: \"Đổi tỉnh\", kind: SCHOOL}";
        graph(
                        BAC_GIANG,
                        "mutation($id: String!) { updateFacility(id: $id, version: 0, facility: "
                                + draft
                                + ") { id } }",
                        Map.of("id", facility))
                .body("errors[0].extensions.code", equalTo("invalid-input"));
        as(NATION)
                .get("/facilities/{id}", facility)
                .then()
                .body("province", equalTo("2021-24"))
                .body("version", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "facilityId", "province", "enterprise", "facility"})
    void movesNoOwnCameraElsewhere(String field) {
        // When
        var elsewhere = patched("/cameras/" + camera, named(field, foreign.facility()), ENGINEER);
        var nowhere = patched("/cameras/" + camera, named(field, unknown()), ENGINEER);
        // Then
        elsewhere.then().statusCode(400);
        assertThat(elsewhere.asString()).isEqualTo(nowhere.asString());
        stands(camera, own);
    }

    private static String named(String field, String value) {
        return "{\"%s\":\"%s\"}".formatted(field, value);
    }

    private static Response patched(String path, String patch, String person) {
        return as(person)
                .header("If-Match", "\"v0\"")
                .contentType("application/merge-patch+json")
                .body(patch)
                .patch(path);
    }

    /// The id of a draft is for registering; in a change it is not looked at.
    @Test
    void changesTheCameraThatIsNamedAndNotTheOneInTheDraft() {
        graph(
                ENGINEER,
                "mutation($id: String!) { updateCamera(id: $id, version: 0, camera: {id: \"%s\", name: \"Cướp\", zone: GATE, streamAddress: {main: \"rtsp://10.9.2.3/%s\"}}) { id } }"
                        .formatted(foreign.camera(), UUID.randomUUID()),
                Map.of("id", camera));

        stands(camera, own);
        stands(foreign.camera(), foreign);
    }

    @Test
    void registersUnderTheParentOfTheAddressAndTakesNoOther() {
        // When
        var elsewhere = registeredUnder(foreign.facility());
        var nowhere = registeredUnder(unknown());
        // Then
        elsewhere.then().statusCode(400).body("violations[0].rule", equalTo("unknown-field"));
        assertThat(elsewhere.asString()).isEqualTo(nowhere.asString());
        as(ENGINEER)
                .queryParam("facility", foreign.facility())
                .get("/facilities/{id}/cameras", own.facility())
                .then()
                .body("items.id", hasItem(camera));
    }

    /// The address names the own facility, the body another.
    private Response registeredUnder(String facility) {
        var draft = DRAFT.formatted(madeBy(ENGINEER), UUID.randomUUID());
        var swapped = "{\"facilityId\":\"%s\",\"id\"".formatted(facility);
        return sending(ENGINEER, draft.replace("{\"id\"", swapped))
                .post("/facilities/{id}/cameras", own.facility());
    }

    /// An id that somebody else made is refused, whether it is in use or not; one's own is refused
    /// when it is.
    @Test
    void takesNoForeignRowOverByItsId() {
        // Given
        var mine = madeBy(ENGINEER);
        registered(mine).then().statusCode(201);
        // Then
        registered(mine).then().statusCode(409).body("code", equalTo("id-taken"));
        for (var taken : List.of(foreign.camera(), camera)) {
            var answer = registered(taken);
            answer.then().statusCode(400).body("violations[0].rule", equalTo("own-id"));
            assertThat(answer.asString()).isEqualTo(registered(unknown()).asString());
        }
        stands(foreign.camera(), foreign);
        var facility =
                "{\"id\":\"%s\",\"province\":\"2021-24\",\"name\":\"Cướp\",\"kind\":\"SCHOOL\"}";
        var missing = sending(BAC_GIANG, facility.formatted(unknown())).post("/facilities");
        var stolen = sending(BAC_GIANG, facility.formatted(foreign.facility())).post("/facilities");
        stolen.then().statusCode(400).body("violations[0].rule", equalTo("own-id"));
        assertThat(stolen.asString()).isEqualTo(missing.asString());
        as(BAC_GIANG).get("/facilities/{id}", foreign.facility()).then().statusCode(404);
    }

    private Response registered(String id) {
        return sending(ENGINEER, DRAFT.formatted(id, UUID.randomUUID()))
                .post("/facilities/{id}/cameras", own.facility());
    }

    @Test
    void judgesForeignLinesOfAFileAsThoseOfMissingRowsAndStoresNoneOfIt() {
        // Given
        var mark = "Tệp " + UUID.randomUUID();
        var mixed = lines(mark, own.facility(), foreign.facility(), unknown());
        // When
        var report = imported("cameras", mixed, true).then().statusCode(200).extract().jsonPath();
        // Then
        assertThat(report.getList("verdicts.accepted")).isEqualTo(List.of(true, false, false));
        List<Object> verdicts = report.getList("verdicts.violations");
        assertThat(verdicts.get(1)).isEqualTo(verdicts.get(2));
        imported("cameras", mixed, false).then().statusCode(422);
        as(NATION).queryParam("text", mark).get("/cameras").then().body("items.size()", equalTo(0));
    }

    private static String lines(String mark, String... facilities) {
        var csv = new StringBuilder("facilityId,name,zone,mainAddress\n");
        for (var facility : facilities) {
            csv.append(
                    "%s,%s,GATE,rtsp://10.9.2.4/%s\n".formatted(facility, mark, UUID.randomUUID()));
        }
        return csv.toString();
    }

    @Test
    void importsNothingOverForeignRows() {
        var cameras =
                "id,facilityId,name,zone,mainAddress\n%%s,%s,Cướp,GATE,rtsp://10.9.2.5/%s\n"
                        .formatted(own.facility(), UUID.randomUUID());
        var facilities = "id,province,name,kind\n%s,2021-24,Cướp,SCHOOL\n";
        for (var dryRun : List.of(true, false)) {
            refused("cameras", cameras, foreign.camera(), dryRun);
            refused("facilities", facilities, foreign.facility(), dryRun);
        }

        stands(foreign.camera(), foreign);
        as(NATION)
                .get("/facilities/{id}", foreign.facility())
                .then()
                .body("province", equalTo("2021-48"))
                .body("name", equalTo(foreign.mark()));
    }

    /// In the same words as an id that is not in use.
    private static void refused(String what, String csv, String id, boolean dryRun) {
        var missing = unknown();
        var answer = imported(what, csv.formatted(id), dryRun);
        assertThat(answer.asString()).contains("\"own-id\"");
        assertThat(answer.asString().replace(id, "ID"))
                .isEqualTo(
                        imported(what, csv.formatted(missing), dryRun)
                                .asString()
                                .replace(missing, "ID"));
    }

    private static Response imported(String what, String csv, boolean dryRun) {
        return as(BAC_GIANG)
                .contentType("text/csv; charset=UTF-8")
                .queryParam("dryRun", dryRun)
                .body(csv)
                .post("/imports/" + what);
    }

    /// A cursor is a place in an order, and no permission.
    @Test
    void readsOnFromAForeignPlaceOnlyWhatIsOnesOwn() {
        // Given
        String place =
                graph(
                                NATION,
                                "query($t: String) { facilities(filter: {text: $t}) { pageInfo {"
                                        + " endCursor } } }",
                                Map.of("t", foreign.mark()))
                        .extract()
                        .path("data.facilities.pageInfo.endCursor");
        // When
        var page =
                as(BAC_GIANG)
                        .queryParam("after", place)
                        .queryParam("limit", 200)
                        .get("/facilities");
        // Then
        page.then().statusCode(200);
        assertThat(page.jsonPath().<String>getList("items.province")).allMatch("2021-24"::equals);
    }

    private static String unknown() {
        return UUID.randomUUID().toString();
    }

    private static void stands(String camera, MatrixTarget where) {
        var found = as(NATION).get("/cameras/{id}", camera).then().statusCode(200);
        found.body("facilityId", equalTo(where.facility())).body("province", equalTo(where.unit()));
        if (camera.equals(where.camera())) {
            found.body("name", equalTo(where.mark()));
        }
    }
}
