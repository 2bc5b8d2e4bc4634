package vn.giamsat.system;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody approves what a camera shows. What comes of it is shown by `ApprovingTest` and
/// `ReferencePictureTest`.
@QuarkusIntegrationTest
class ReferencePictureIT extends SystemTest {
    private static final String PATH = "/cameras/{id}/reference-picture";
    private static final String APPROVE =
            "mutation($id: String!, $digest: String!) { approveReferencePicture(cameraId: $id,"
                    + " picture: {digest: $digest}) { day { digest } night { digest } } }";
    private static final String FORGET =
            "mutation($id: String!) { forgetReferencePictures(cameraId: $id) { day { digest } } }";
    private static final String APPROVED =
            "query($id: String!) { referencePictures(cameraId: $id) { day { digest"
                    + " approvedByName } night { digest } } }";

    private String camera;
    private String digest;

    @BeforeEach
    void look() {
        camera = photographed();
        digest =
                as(BAC_GIANG).get("/cameras/{id}/picture", camera).header("ETag").replace("\"", "");
    }

    @Test
    void isApprovedByTheTagOfThePictureThatWasLookedAt() {
        // When
        approved(digest).statusCode(200).body("day.digest", equalTo(digest));
        // Then
        var told = as(NATION).get(PATH, camera);
        told.then()
                .statusCode(200)
                .body("day.approvedAt", notNullValue())
                .body("night", nullValue());
        as(NATION)
                .header("If-None-Match", told.header("ETag"))
                .get(PATH, camera)
                .then()
                .statusCode(304);
        graph(NATION, APPROVED, Map.of("id", camera))
                .body("data.referencePictures.day.digest", equalTo(digest))
                .body(
                        "data.referencePictures.day.approvedByName",
                        equalTo(told.path("day.approvedByName")));
    }

    @Test
    void isRefusedWhenAnotherPictureCameMeanwhile() {
        approved("0".repeat(32)).statusCode(409).body("code", equalTo("picture-superseded"));
        approved(" ").statusCode(400).body("code", equalTo("invalid-input"));
        graph(BAC_GIANG, APPROVE, Map.of("id", camera, "digest", "0".repeat(32)))
                .body("errors[0].extensions.code", equalTo("picture-superseded"));
    }

    @Test
    void isTakenBackOverGraphQlToo() {
        // Given
        graph(BAC_GIANG, APPROVE, Map.of("id", camera, "digest", digest))
                .body("data.approveReferencePicture.day.digest", equalTo(digest))
                .body("data.approveReferencePicture.night", nullValue());
        // When
        graph(BAC_GIANG, FORGET, Map.of("id", camera))
                .body("data.forgetReferencePictures.day", nullValue());
        // Then
        as(BAC_GIANG).get(PATH, camera).then().statusCode(200).body("day", nullValue());
        as(BAC_GIANG).delete(PATH, camera).then().statusCode(200).body("day", nullValue());
    }

    private ValidatableResponse approved(String picture) {
        return sending(BAC_GIANG, "{\"digest\":\"%s\"}".formatted(picture))
                .put(PATH, camera)
                .then();
    }

    /// A camera that is only planned, so that no probe takes another picture of it.
    private static String photographed() {
        String id =
                sending(
                                NATION,
                                """
                                {"name":"Cổng","zone":"GATE","state":"PLANNED",
                                 "streamAddress":{"main":"rtsp://10.5.1.2/%s"}}\
                                """
                                        .formatted(UUID.randomUUID()))
                        .post("/facilities/{id}/cameras", facility("2021-24", "Hình mẫu"))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        SystemUnderTest.database()
                .execute(
                        """
                        insert into camera_picture (camera_id, facility_id, province, taken_at, digest, jpeg, by_day, viewpoint)
                        select id, facility_id, province, now(), md5(id::text), '\\xffd8ffd9', true, decode(repeat('01', 293), 'hex')
                          from camera where id = '%s'\
                        """
                                .formatted(id));
        return id;
    }
}
