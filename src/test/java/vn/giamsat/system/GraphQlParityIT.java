package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What REST has beside lists and commands, GraphQL has too: pictures, exports, verdicts, changes.
@QuarkusIntegrationTest
class GraphQlParityIT extends SystemTest {
    /// Pictures are kept for a day.
    private static final String TAKEN =
            Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS).toString();

    private static final String DIGEST = "0123456789abcdef0123456789abcdef";
    private static final String PICTURE =
            "query($id: String!, $held: String) { cameraPicture(id: $id, held: $held)"
                    + " { takenAt contentType digest base64 } }";
    private static final String EXPORT =
            "query($f: CameraFilter, $n: Int, $a: String) { exportCameras(filter: $f, first: $n,"
                    + " after: $a) { csv pageInfo { hasNextPage endCursor } } }";
    private static final String CHANGES =
            "query($id: String!, $n: Int, $a: String) { healthChanges(cameraId: $id, first: $n,"
                    + " after: $a) { edges { cursor node { state } } pageInfo { hasNextPage"
                    + " hasPreviousPage startCursor endCursor } } }";

    @Test
    void showsTheSamePictureAsRest() {
        var camera = photographed("2021-24");
        var rest = as(NATION).get("/cameras/{id}/picture", camera);

        String base64 =
                graph(NATION, PICTURE, Map.of("id", camera))
                        .body("errors", nullValue())
                        .body("data.cameraPicture.takenAt", equalTo(TAKEN))
                        .body("data.cameraPicture.contentType", equalTo(rest.contentType()))
                        .body("data.cameraPicture.digest", equalTo(unquoted(rest.header("ETag"))))
                        .extract()
                        .path("data.cameraPicture.base64");

        assertThat(Base64.getDecoder().decode(base64)).isEqualTo(rest.asByteArray());
    }

    @Test
    void sendsNoBytesOfAPictureThatTheClientHolds() {
        var camera = photographed("2021-24");

        graph(NATION, PICTURE, Map.of("id", camera, "held", DIGEST))
                .body("errors", nullValue())
                .body("data.cameraPicture.digest", equalTo(DIGEST))
                .body("data.cameraPicture.base64", nullValue());
        graph(NATION, PICTURE, Map.of("id", camera, "held", "no digest\u0000"))
                .body("errors", nullValue())
                .body("data.cameraPicture.base64", equalTo("/9gB/9k="));
    }

    @Test
    void doesNotFindAPictureThatIsForeignOrMissing() {
        var foreign = photographed("2021-48");
        var without = plain("2021-24");

        for (var camera : List.of(foreign, without, UUID.randomUUID().toString())) {
            graph(BAC_GIANG, PICTURE, Map.of("id", camera))
                    .body("data.cameraPicture", nullValue())
                    .body("errors[0].extensions.code", equalTo("not-found"));
        }
        graph("stranger", PICTURE, Map.of("id", foreign))
                .body("errors[0].extensions.code", equalTo("forbidden"));
        graph(NATION, PICTURE, Map.of("id", "no id"))
                .body("data.cameraPicture", nullValue())
                .body("errors[0].extensions.code", equalTo("malformed-request"));
    }

    @Test
    void exportsPagesThatJoinedAreTheFileOfRest() {
        var facility = facility("2021-24", "Xuất đồ thị");
        for (var name : List.of("A", "B", "=C", "D", "E")) {
            camera(facility, name, "rtsp://10.5.0.1/" + UUID.randomUUID());
        }
        var pages = exported(NATION, Map.of("facilityId", facility), 2);

        assertThat(pages).hasSize(3);
        assertThat(String.join("", pages))
                .isEqualTo(
                        as(NATION)
                                .queryParam("facility", facility)
                                .get("/exports/cameras.csv")
                                .asString())
                .contains("'=C")
                .satisfies(csv -> assertThat(csv.lines()).hasSize(6));
    }

    @Test
    void exportsNothingForeign() {
        var foreign = facility("2021-48", "Xuất xa");
        camera(foreign, "Cổng", "rtsp://10.5.0.2/" + UUID.randomUUID());

        var pages = exported(BAC_GIANG, Map.of("facilityId", foreign), 200);

        assertThat(pages).singleElement().satisfies(csv -> assertThat(csv.lines()).hasSize(1));
        graph("stranger", EXPORT, Map.of()).body("errors[0].extensions.code", equalTo("forbidden"));
    }

    @Test
    void refusesAnExportWithoutBoundsOrFromNowhere() {
        graph(NATION, EXPORT, Map.of("n", 201))
                .body("data.exportCameras", nullValue())
                .body("errors[0].extensions.code", equalTo("invalid-input"));
        graph(NATION, EXPORT, Map.of("a", "nowhere"))
                .body("errors[0].extensions.code", equalTo("invalid-cursor"));
        graph(NATION, EXPORT, Map.of("f", Map.of("health", "FINE")))
                .body("errors[0].extensions.code", equalTo("malformed-request"));
    }

    @Test
    void tellsTheRulesThatALineBreaksInTheLanguageOfTheReader() {
        var rules =
                "mutation { importFacilities(dryRun: true, csv:"
                        + " \"province,name,kind\\n2021-48,A,SCHOOL\\n2021-24,B,SCHOOL\")"
                        + " { rejected verdicts { line accepted violations { field rule message } }"
                        + " } }";

        graph(BAC_GIANG, rules, Map.of())
                .body("errors", nullValue())
                .body("data.importFacilities.rejected", equalTo(1))
                .body("data.importFacilities.verdicts.line", contains(2, 3))
                .body(
                        "data.importFacilities.verdicts[0].violations",
                        contains(
                                Map.of(
                                        "field",
                                        "province",
                                        "rule",
                                        "province-in-scope",
                                        "message",
                                        "must be a province that you may edit")))
                .body("data.importFacilities.verdicts[1].violations", hasSize(0));
        given().auth()
                .oauth2(SystemUnderTest.issuer().token(BAC_GIANG))
                .header("Accept-Language", "vi")
                .contentType("application/json")
                .body(Map.of("query", rules))
                .post("/graphql")
                .then()
                .body(
                        "data.importFacilities.verdicts[0].violations[0].message",
                        equalTo("phải là tỉnh, thành phố mà bạn được sửa"));
    }

    @Test
    void walksThroughTheChangesOfACameraNewestFirst() {
        var camera = plain("2021-24");
        changed(camera, "2021-05-20T01:00:00Z", "UNKNOWN", "UP");
        changed(camera, "2021-05-20T02:00:00Z", "UP", "DEGRADED");
        changed(camera, "2021-05-20T03:00:00Z", "DEGRADED", "DOWN");

        var newest =
                graph(BAC_GIANG, CHANGES, Map.of("id", camera, "n", 2))
                        .body("errors", nullValue())
                        .body("data.healthChanges.edges.node.state", contains("DOWN", "DEGRADED"))
                        .body("data.healthChanges.pageInfo.hasNextPage", equalTo(true))
                        .body("data.healthChanges.pageInfo.hasPreviousPage", equalTo(false))
                        .extract();
        List<String> places = newest.path("data.healthChanges.edges.cursor");
        assertThat(newest.<String>path("data.healthChanges.pageInfo.startCursor"))
                .isEqualTo(places.getFirst());
        String end = newest.path("data.healthChanges.pageInfo.endCursor");
        assertThat(end).isEqualTo(places.getLast());

        graph(BAC_GIANG, CHANGES, Map.of("id", camera, "n", 2, "a", end))
                .body("data.healthChanges.edges.node.state", contains("UP"))
                .body("data.healthChanges.pageInfo.hasNextPage", equalTo(false))
                .body("data.healthChanges.pageInfo.hasPreviousPage", equalTo(true));
    }

    @Test
    void showsNoChangesOfAForeignCameraAndRefusesPlacesThatAreNone() {
        var camera = plain("2021-48");

        graph(BAC_GIANG, CHANGES, Map.of("id", camera))
                .body("data.healthChanges", nullValue())
                .body("errors[0].extensions.code", equalTo("not-found"));
        graph(NATION, CHANGES, Map.of("id", camera, "a", "nowhere"))
                .body("errors[0].extensions.code", equalTo("invalid-cursor"));
        graph(NATION, CHANGES, Map.of("id", camera, "n", 0))
                .body("errors[0].extensions.code", equalTo("invalid-input"));
        graph(NATION, CHANGES, Map.of("id", camera))
                .body("errors", nullValue())
                .body("data.healthChanges.edges", hasSize(0))
                .body("data.healthChanges.pageInfo.endCursor", nullValue());
    }

    /// The pages of an export, from the first to the last.
    private static List<String> exported(String person, Map<String, Object> filter, int lines) {
        List<String> pages = new ArrayList<>();
        var variables = new HashMap<String, Object>(Map.of("f", filter, "n", lines));
        boolean more;
        do {
            var page =
                    graph(person, EXPORT, variables)
                            .body("errors", nullValue())
                            .extract()
                            .jsonPath()
                            .setRootPath("data.exportCameras");
            pages.add(page.getString("csv"));
            variables.put("a", page.getString("pageInfo.endCursor"));
            more = page.getBoolean("pageInfo.hasNextPage");
        } while (more);
        return pages;
    }

    /// A camera that no probe will look at, because it is only planned.
    private static String plain(String province) {
        return sending(
                        NATION,
                        """
                        {"name":"Cổng","zone":"GATE","state":"PLANNED",
                         "streamAddress":{"main":"rtsp://10.5.1.1/%s"}}\
                        """
                                .formatted(UUID.randomUUID()))
                .post("/facilities/{id}/cameras", facility(province, "Ngang hàng"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String photographed(String province) {
        var camera = plain(province);
        SystemUnderTest.database()
                .execute(
                        """
                        insert into camera_picture (camera_id, facility_id, province, taken_at, digest, jpeg)
                        select id, facility_id, province, '%s', '%s', '\\xffd801ffd9'
                          from camera where id = '%s'\
                        """
                                .formatted(TAKEN, DIGEST, camera));
        return camera;
    }

    private static void changed(String camera, String at, String was, String state) {
        SystemUnderTest.database()
                .execute(
                        """
                        insert into camera_health_change (id, camera_id, facility_id, province, at, was, state, rung)
                        select gen_random_uuid(), id, facility_id, province, '%s', '%s', '%s', 'NONE'
                          from camera where id = '%s'\
                        """
                                .formatted(at, was, state, camera));
    }

    private static String unquoted(String entityTag) {
        return entityTag.replace("\"", "");
    }
}
