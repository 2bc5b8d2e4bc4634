package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How things stand, counted to the last camera in Hậu Giang, a province that no other test uses.
@QuarkusIntegrationTest
class OverviewIT extends SystemTest {
    private static final String HAU_GIANG = "2021-93";
    private static final List<String> SUMS =
            List.of("facilities", "cameras", "up", "degraded", "down", "unknown");

    /// Only cameras in service are counted, and those are probed: so the prober may not see them.
    private static final String UNWATCHED =
            """
            drop policy if exists overview_unwatched on camera;
            create policy overview_unwatched on camera as restrictive for select to giamsat_prober
                using (province <> '2021-93')\
            """;

    /// Six reasons are entered; only the five commonest are named, those that are equal by name.
    private static final List<Map<String, Object>> WORST_REASONS =
            List.of(
                    count("NO_RTP", 2),
                    count("VIDEO_BLACK", 2),
                    count("AUTH_REQUIRED", 1),
                    count("FPS_LOW", 1),
                    count("RTSP_404", 1));
    private static final Map<String, Object> LINE =
            Map.of(
                    "province", HAU_GIANG,
                    "facilities", 2,
                    "cameras", 12,
                    "up", 2,
                    "degraded", 3,
                    "down", 5,
                    "unknown", 2,
                    "worstReasons", WORST_REASONS);

    private static boolean entered;

    @BeforeEach
    void enterHauGiang() {
        if (entered) {
            return;
        }
        entered = true;
        SystemUnderTest.database().execute(UNWATCHED);
        enterClosedFacility();
        enterCameras();
    }

    @Test
    void countsWhatIsInServiceByHealthAndNamesTheFiveCommonestReasons() {
        // When
        Map<String, Object> line =
                as(NATION_VIEWER)
                        .get("/overview")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("provinces.find { it.province == '2021-93' }");
        // Then
        assertThat(line).isEqualTo(LINE);
    }

    @Test
    void addsTheProvincesUpForTheNation() {
        // When
        var overview =
                as(NATION_VIEWER).get("/overview").then().statusCode(200).extract().jsonPath();
        // Then
        for (var sum : SUMS) {
            var provinces = overview.getList("provinces." + sum, Integer.class);
            assertThat(overview.getInt("nation." + sum))
                    .as(sum)
                    .isEqualTo(provinces.stream().mapToInt(Integer::intValue).sum())
                    .isGreaterThanOrEqualTo((int) LINE.get(sum));
        }
        assertThat(overview.getString("nation.province")).isNull();
    }

    @Test
    void saysInGraphQlWhatItSaysInRest() {
        // When
        Map<String, Object> line =
                graph(
                                NATION_VIEWER,
                                """
                                { overview { provinces {
                                  province facilities cameras up degraded down unknown
                                  worstReasons { reason cameras }
                                } } }\
                                """,
                                Map.of())
                        .body("errors", nullValue())
                        .extract()
                        .path("data.overview.provinces.find { it.province == '2021-93' }");
        // Then
        assertThat(line).isEqualTo(LINE);
    }

    private static void enterClosedFacility() {
        sending(
                        NATION,
                        "{\"province\":\"%s\",\"name\":\"Đã đóng\",\"kind\":\"HOTEL\",\"state\":\"CLOSED\"}"
                                .formatted(HAU_GIANG))
                .post("/facilities")
                .then()
                .statusCode(201);
    }

    private static void enterCameras() {
        var school = facility(HAU_GIANG, "Trường học");
        judge(cameraIn(school, "IN_SERVICE"), "UP", "");
        judge(cameraIn(school, "IN_SERVICE"), "UP", "NO_RTP"); // one bad probe is no change
        for (var reason : List.of("VIDEO_BLACK", "FPS_LOW", "VIDEO_BLACK")) {
            judge(cameraIn(school, "IN_SERVICE"), "DEGRADED", reason);
        }
        var barracks = facility(HAU_GIANG, "Doanh trại");
        for (var reason : List.of("TCP_TIMEOUT", "NO_RTP", "RTSP_404", "AUTH_REQUIRED", "NO_RTP")) {
            judge(cameraIn(barracks, "IN_SERVICE"), "DOWN", reason);
        }
        judge(cameraIn(barracks, "IN_SERVICE"), "UNKNOWN", "NO_RTP");
        cameraIn(barracks, "IN_SERVICE"); // never probed, so unknown as well
        for (var state : List.of("PLANNED", "INSTALLED", "MAINTENANCE")) {
            judge(cameraIn(barracks, state), "DOWN", "NO_RTP");
        }
    }

    static String cameraIn(String facility, String state) {
        return sending(
                        NATION,
                        """
                        {"name":"Cổng","zone":"GATE","state":"%s",
                         "streamAddress":{"main":"rtsp://10.7.0.1/%s"}}\
                        """
                                .formatted(state, UUID.randomUUID()))
                .post("/facilities/{id}/cameras", facility)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /// Writes the health of a camera as its probes would have.
    ///
    /// @param reason empty for none
    static void judge(String camera, String state, String reason) {
        SystemUnderTest.database()
                .execute(
                        """
                        insert into camera_health (camera_id, facility_id, province, state, since,
                               rung, reason, checked_at, elapsed_ms, timings,
                               up_streak, down_streak, not_up_streak, not_down_streak)
                        select id, facility_id, province, '%s', now(),
                               'PLAYING', nullif('%s', ''), now(), 100, '[]', 0, 0, 0, 0
                          from camera where id = '%s'\
                        """
                                .formatted(state, reason, camera));
    }

    private static Map<String, Object> count(String reason, int cameras) {
        return Map.of("reason", reason, "cameras", cameras);
    }
}
