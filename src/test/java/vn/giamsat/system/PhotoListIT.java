package vn.giamsat.system;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.CampaignSteps.naming;
import static vn.giamsat.system.GraphQlIT.graph;
import static vn.giamsat.system.PhotoSteps.announced;
import static vn.giamsat.system.PhotoSteps.arrived;
import static vn.giamsat.system.PhotoSteps.file;
import static vn.giamsat.system.PhotoSteps.sent;
import static vn.giamsat.system.SurveySteps.amended;
import static vn.giamsat.system.SurveySteps.saved;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is known of photos, in lists, and from surveys that announce them.
@QuarkusIntegrationTest
class PhotoListIT extends SystemTest {
    private static final String ENGINEER = "viettel-engineer";

    @Test
    void listsTheNewestFirstOverBothApis() {
        // Given
        var facility = facility("2021-24", "Ảnh " + UUID.randomUUID());
        var first = arrived(BAC_GIANG, facility, file("lossy.webp"));
        var second = positioned(facility);
        // Then
        String next =
                as(BAC_GIANG_VIEWER)
                        .queryParam("limit", 1)
                        .get("/facilities/{id}/photos", facility)
                        .then()
                        .statusCode(200)
                        .body("items.id", contains(second))
                        .body("items[0].latitude", equalTo(21.27f))
                        .body("items[0].takenAt", equalTo("2021-05-07T02:00:00Z"))
                        .body("items[0].sentBy", equalTo("Lê Thị Hoa"))
                        .body("items[0].link", equalTo("/api/v1/photos/" + second))
                        .extract()
                        .path("next");
        as(BAC_GIANG_VIEWER)
                .queryParam("after", next)
                .get("/facilities/{id}/photos", facility)
                .then()
                .body("items.id", contains(first))
                .body("items[0].latitude", nullValue());
        as(DA_NANG).get("/facilities/{id}/photos", facility).then().statusCode(404);
        var page =
                "query($f: String!) { photos(facilityId: $f) { totalCount edges { node { id } } }"
                        + " }";
        graph(BAC_GIANG_VIEWER, page, Map.of("f", facility))
                .body("errors", nullValue())
                .body("data.photos.totalCount", equalTo(2))
                .body("data.photos.edges.node.id", contains(second, first));
        var joined = "query($f: String!) { facility(id: $f) { photos { id widthPixels } } }";
        graph(NATION, joined, Map.of("f", facility))
                .body("data.facility.photos.id", contains(second, first));
    }

    private static String positioned(String facility) {
        var id = madeBy(BAC_GIANG);
        var photo = file("held-right.jpg");
        var told =
                Map.of(
                        "photoId",
                        id,
                        "facilityId",
                        facility,
                        "latitude",
                        "21.27",
                        "longitude",
                        "106.19",
                        "takenAt",
                        "2021-05-07T09:00:00+07:00");
        announced(BAC_GIANG, told, photo.length).then().statusCode(201);
        sent(BAC_GIANG, id, 0, photo).then().statusCode(204);
        return id;
    }

    @Test
    void tellsWhichPhotosOfASurveyHaveArrived() {
        // Given
        var facility = SurveySteps.facility();
        var campaign = naming(facility);
        var came = arrived(ENGINEER, facility, file("single.heic"));
        var awaited = UUID.randomUUID().toString();
        // When
        String survey =
                saved(ENGINEER, campaign, facility, "{\"photos\":[\"%s\"]}".formatted(awaited))
                        .statusCode(201)
                        .body("photos", contains(awaited))
                        .extract()
                        .path("id");
        amended(ENGINEER, survey, 0, "{\"photos\":[\"%s\",\"%s\"]}".formatted(came, awaited))
                .statusCode(200)
                .body("photos", contains(came, awaited));
        // Then
        var question = "query($s: String!) { survey(id: $s) { photos arrivedPhotos { id } } }";
        graph(ENGINEER, question, Map.of("s", survey))
                .body("errors", nullValue())
                .body("data.survey.photos", contains(came, awaited))
                .body("data.survey.arrivedPhotos.id", contains(came));
        var tooMany = ("\"" + awaited + "\",").repeat(20) + "\"" + came + "\"";
        amended(ENGINEER, survey, 1, "{\"photos\":[%s]}".formatted(tooMany))
                .statusCode(400)
                .body("violations.field", contains("photos"));
    }

    @Test
    void removesOnlyWhatWasLookedAtAndForEver() {
        // Given
        var facility = facility("2021-24", "Ảnh " + UUID.randomUUID());
        var id = arrived(BAC_GIANG, facility, file("lossless.webp"));
        var tag = as(BAC_GIANG).get("/photos/{id}", id).header("ETag");
        // Then
        as(BAC_GIANG).delete("/photos/{id}", id).then().statusCode(428);
        as(BAC_GIANG)
                .header("If-Match", "\"00000000000000000000000000000000\"")
                .delete("/photos/{id}", id)
                .then()
                .statusCode(412);
        as(ENGINEER).header("If-Match", tag).delete("/photos/{id}", id).then().statusCode(403);
        as(DA_NANG).header("If-Match", tag).delete("/photos/{id}", id).then().statusCode(404);
        as(BAC_GIANG).header("If-Match", tag).delete("/photos/{id}", id).then().statusCode(204);
        as(BAC_GIANG).get("/photos/{id}", id).then().statusCode(404);
        as(BAC_GIANG).get("/facilities/{id}/photos", facility).then().body("items", hasSize(0));
        as(BAC_GIANG)
                .queryParam("row", id)
                .get("/audit")
                .then()
                .body("items.action", contains("REMOVED", "VIEWED", "REGISTERED"));
    }
}
