package vn.giamsat.system;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static vn.giamsat.system.OverviewIT.judge;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class CamerasIT extends SystemTest {
    @Test
    void takesTheDocumentedInput() {
        var facility = facility("2021-24", "Máy quay");

        sending(
                        NATION,
                        """
                        {"name":"Hành lang 1","zone":"CORRIDOR","brand":"Hikvision","model":"DS-2CD1023","serial":"C1",
                         "streamAddress":{"main":"rtsp://10.1.0.1/Streaming/Channels/101","sub":"rtsp://10.1.0.1/Streaming/Channels/102"},
                         "credentials":{"user":"admin","password":"%s"},
                         "expected":{"codec":"H265","width":1920,"height":1080,"framesPerSecond":25,"kilobitsPerSecond":2048},
                         "intervals":{"pictureSeconds":120}}\
                        """
                                .formatted("bí-mật never-told"))
                .post("/facilities/{id}/cameras", facility)
                .then()
                .statusCode(201)
                .body("zone", equalTo("CORRIDOR"))
                .body("state", equalTo("IN_SERVICE"))
                .body("hasCredentials", equalTo(true))
                .body("streamAddress.sub", equalTo("rtsp://10.1.0.1/Streaming/Channels/102"))
                .body("expected.codec", equalTo("H265"))
                .body("expected.kilobitsPerSecond", equalTo(2048))
                .body("intervals.pictureSeconds", equalTo(120))
                .body("credentials", org.hamcrest.Matchers.nullValue());
    }

    @Test
    void hasNoZoneInsideRooms() {
        var facility = facility("2021-24", "Phòng");

        for (var zone : new String[] {"ROOM", "BATHROOM", "TOILET"}) {
            sending(
                            NATION,
                            "{\"name\":\"x\",\"zone\":\"%s\",\"streamAddress\":{\"main\":\"rtsp://10.1.0.9/\"}}"
                                    .formatted(zone))
                    .post("/facilities/{id}/cameras", facility)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("zone"));
        }
    }

    @Test
    void namesTheCameraThatHasTheAddress() {
        var facility = facility("2021-24", "Trùng");
        var address = "rtsp://10.1.2.1/" + UUID.randomUUID();
        var holder = camera(facility, "Trước", address);

        sending(
                        NATION,
                        "{\"name\":\"Sau\",\"zone\":\"GATE\",\"streamAddress\":{\"main\":\"%s\"}}"
                                .formatted(address))
                .post("/facilities/{id}/cameras", facility)
                .then()
                .statusCode(409)
                .body("code", equalTo("stream-address-taken"))
                .body("detail", containsString(holder));
    }

    @Test
    void tellsNothingOfACameraOutOfScopeThatHasTheAddress() {
        // Given
        var address = "rtsp://10.1.3.1/" + UUID.randomUUID();
        var elsewhere = camera(facility("2021-48", "Nơi khác"), "Trước", address);
        var here = facility("2021-24", "Ở đây");
        // When
        var same = camera(here, "Sau", address, BAC_GIANG);
        var moving = camera(here, "Sau nữa", address + "/2", BAC_GIANG);
        // Then
        var there = "{\"streamAddress\":{\"main\":\"%s\"}}".formatted(address);
        amended(BAC_GIANG, moving, there).statusCode(409).body("detail", containsString(same));
        amended(NATION, moving, there)
                .statusCode(409)
                .body("detail", anyOf(containsString(same), containsString(elsewhere)));
        amended(NATION, same, "{\"name\":\"Vẫn vậy\"}").statusCode(200);
    }

    private static ValidatableResponse amended(String person, String camera, String change) {
        var seen = as(person).get("/cameras/{id}", camera).header("ETag");
        return as(person)
                .header("If-Match", seen)
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(change)
                .patch("/cameras/{id}", camera)
                .then();
    }

    @Test
    void retiresInsteadOfDeletingSoThatHistoryStays() {
        var facility = facility("2021-24", "Nghỉ");
        var address = "rtsp://a:never-told@10.1.5.1/" + UUID.randomUUID();
        var id = camera(facility, "Cũ", address);
        as(NATION).delete("/cameras/{id}", id).then().statusCode(428);
        var etag = as(NATION).get("/cameras/{id}", id).header("ETag");

        as(NATION).header("If-Match", etag).delete("/cameras/{id}", id).then().statusCode(204);

        as(NATION)
                .get("/cameras/{id}", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("RETIRED"))
                .body("hasCredentials", equalTo(false));
        as(NATION)
                .get("/facilities/{id}/cameras", facility)
                .then()
                .body("items.id", not(hasItem(id)));
        var current = as(NATION).get("/cameras/{id}", id).header("ETag");
        as(NATION)
                .header("If-Match", current)
                .delete("/cameras/{id}", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("camera-retired"));
        camera(facility, "Mới", address);
    }

    @Test
    void findsCamerasByWhatIsAsked() {
        var facility = facility("2021-24", "Tìm");
        var mark = UUID.randomUUID().toString();
        var id = camera(facility, "Cổng " + mark, "rtsp://10.1.6.1/" + mark);

        as(NATION)
                .queryParam("text", mark)
                .queryParam("facility", facility)
                .queryParam("province", "2025-24")
                .queryParam("state", "IN_SERVICE")
                .get("/cameras")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
        as(NATION)
                .queryParam("text", mark)
                .queryParam("health", "UP")
                .get("/cameras")
                .then()
                .body("items.id", not(hasItem(id)));
        as(NATION).queryParam("health", "GREEN").get("/cameras").then().statusCode(400);
    }

    @Test
    void findsJustTheCamerasThatAreDownForAReasonInAProvince() {
        // Given
        var facility = facility("2021-91", "Mất hình");
        var wanted = judged(facility, "DOWN", "NO_RTP");
        judged(facility, "DOWN", "NO_KEYFRAME");
        judged(facility, "DEGRADED", "NO_RTP");
        judged(facility, "UP", "NO_RTP"); // the last probe failed, which is no change yet
        judged(facility, "UP", "");
        unwatched(facility);
        judged(facility("2021-92", "Mất hình nơi khác"), "DOWN", "NO_RTP");

        // When
        var found =
                as(NATION)
                        .queryParam("health", "DOWN")
                        .queryParam("reason", "NO_RTP")
                        .queryParam("province", "2021-91")
                        .get("/cameras");

        // Then
        found.then().statusCode(200).body("items.id", contains(wanted));
    }

    @Test
    void findsACameraThatNoProbeEverJudgedAsUnknown() {
        // Given
        var facility = facility("2021-24", "Chưa thăm dò");
        var unprobed = unwatched(facility);
        judged(facility, "UP", "");
        judged(facility, "DOWN", "NO_RTP");

        // When
        var found =
                as(NATION)
                        .queryParam("facility", facility)
                        .queryParam("health", "UNKNOWN")
                        .get("/cameras");

        // Then
        found.then().statusCode(200).body("items.id", contains(unprobed));
    }

    @Test
    void refusesAReasonThatDoesNotExist() {
        // When
        var answer = as(NATION).queryParam("reason", "TIRED").get("/cameras");

        // Then
        answer.then().statusCode(400).body("violations[0].field", equalTo("reason"));
    }

    @Test
    void refusesTextThatTheDatabaseCannotKeep() {
        sending(
                        NATION,
                        "{\"name\":\"a\\u0000b\",\"zone\":\"GATE\",\"streamAddress\":{\"main\":\"rtsp://10.1.8.9/x\"}}")
                .post("/facilities/{id}/cameras", facility("2021-24", "NUL"))
                .then()
                .statusCode(400);
    }

    @Test
    void showsANewVersionAfterItsFacilityMoved() {
        var facility = facility("2021-24", "Chuyển tỉnh");
        var id = camera(facility, "Cổng", "rtsp://10.1.9.1/" + UUID.randomUUID());
        var before = as(NATION).get("/cameras/{id}", id).header("ETag");

        sending(NATION, "{\"province\":\"2025-24\"}")
                .header("If-Match", as(NATION).get("/facilities/{id}", facility).header("ETag"))
                .patch("/facilities/{id}", facility)
                .then()
                .statusCode(200);

        as(NATION)
                .header("If-None-Match", before)
                .get("/cameras/{id}", id)
                .then()
                .statusCode(200)
                .body("province", equalTo("2025-24"));
    }

    private static String judged(String facility, String state, String reason) {
        var camera = unwatched(facility);
        judge(camera, state, reason);
        return camera;
    }

    /// A camera that no probe looks at, because it is in maintenance.
    private static String unwatched(String facility) {
        return sending(
                        NATION,
                        """
                        {"name":"Cổng","zone":"GATE","state":"MAINTENANCE",
                         "streamAddress":{"main":"rtsp://10.1.10.1/%s"}}\
                        """
                                .formatted(UUID.randomUUID()))
                .post("/facilities/{id}/cameras", facility)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
