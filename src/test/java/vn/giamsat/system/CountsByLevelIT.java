package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.GraphQlIT.graph;
import static vn.giamsat.system.OverviewIT.cameraIn;
import static vn.giamsat.system.OverviewIT.judge;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sums count what their reader may see, to the last row, on each level of the database. Counted in
/// Bạc Liêu, a province that no other test uses: a school of Viettel, barracks of VNPT and a hotel
/// of nobody.
@QuarkusIntegrationTest
class CountsByLevelIT extends SystemTest {
    private static final String BAC_LIEU = "2021-95";
    private static final List<String> SUMS =
            List.of("facilities", "cameras", "up", "degraded", "down", "unknown");

    /// As [OverviewIT] has it: the prober may not see the cameras.
    private static final String UNWATCHED =
            """
            drop policy if exists counts_unwatched on camera;
            create policy counts_unwatched on camera as restrictive for select to giamsat_prober
                using (province <> '2021-95')\
            """;
    private static final String ASSIGNED = "update facility set enterprise = '%s' where id = '%s'";
    private static final String APPOINTED =
            """
            with named as (insert into person (id, subject, name)
                values (gen_random_uuid(), '%1$s', 'Bạc Liêu') returning id)
            insert into appointment (id, person_id, role, province, enterprise, facility_id, valid_from)
            select gen_random_uuid(), id, '%2$s', '2021-95', %3$s, %4$s, '2021-05-05' from named\
            """;

    private static boolean entered;

    @BeforeEach
    void enterBacLieu() {
        if (entered) {
            return;
        }
        entered = true;
        SystemUnderTest.database().execute(UNWATCHED);
        var school = facility(BAC_LIEU, "Trường");
        judge(cameraIn(school, "IN_SERVICE"), "UP", "");
        judge(cameraIn(school, "IN_SERVICE"), "DOWN", "NO_RTP");
        cameraIn(school, "PLANNED");
        var barracks = facility(BAC_LIEU, "Doanh trại");
        judge(cameraIn(barracks, "IN_SERVICE"), "DOWN", "RTSP_404");
        cameraIn(barracks, "IN_SERVICE");
        var hotel = facility(BAC_LIEU, "Khách sạn");
        judge(cameraIn(hotel, "IN_SERVICE"), "DEGRADED", "FPS_LOW");
        SystemUnderTest.database().execute(ASSIGNED.formatted("VIETTEL", school));
        SystemUnderTest.database().execute(ASSIGNED.formatted("VNPT", barracks));
        appoint("bl-operator", "PROVINCE_OPERATOR", "null", null);
        appoint("bl-health", "PROVINCE_HEALTH", "null", null);
        appoint("bl-viettel", "ENTERPRISE_ENGINEER", "'VIETTEL'", null);
        appoint("bl-vnpt", "ENTERPRISE_ENGINEER", "'VNPT'", null);
        appoint("bl-school-engineer", "ENTERPRISE_ENGINEER", "'VIETTEL'", school);
        appoint("bl-hotel-contact", "FACILITY_CONTACT", "null", hotel);
    }

    private static void appoint(String subject, String role, String enterprise, String facility) {
        var place = facility == null ? "null" : "'" + facility + "'::uuid";
        SystemUnderTest.database().execute(APPOINTED.formatted(subject, role, enterprise, place));
    }

    /// In the order of [#SUMS].
    @ParameterizedTest
    @CsvSource({
        "bl-operator, 3 5 1 1 2 1, FPS_LOW NO_RTP RTSP_404",
        "bl-health, 3 5 1 1 2 1, FPS_LOW NO_RTP RTSP_404",
        "bl-viettel, 1 2 1 0 1 0, NO_RTP",
        "bl-vnpt, 1 2 0 0 1 1, RTSP_404",
        "bl-school-engineer, 1 2 1 0 1 0, NO_RTP",
        "bl-hotel-contact, 1 1 0 1 0 0, FPS_LOW"
    })
    void countsInTheOverviewWhatItsReaderMaySee(String person, String sums, String reasons) {
        for (var overview : overviews(person)) {
            assertThat(overview.getList("provinces.province")).isEqualTo(List.of(BAC_LIEU));
            for (var line : List.of("provinces[0].", "nation.")) {
                assertThat(SUMS.stream().map(sum -> overview.getString(line + sum)))
                        .as("%s%s", line, SUMS)
                        .containsExactly(sums.split(" "));
                assertThat(overview.getList(line + "worstReasons.reason", String.class))
                        .containsExactly(reasons.split(" "));
            }
        }
    }

    @Test
    void countsAllForTheNationAndNothingForOtherProvinces() {
        for (var overview : overviews(NATION_VIEWER)) {
            Map<String, Object> line = overview.get("provinces.find { it.province == '2021-95' }");
            assertThat(SUMS.stream().map(line::get)).containsExactly(3, 5, 1, 1, 2, 1);
        }
        for (var overview : overviews(BAC_GIANG)) {
            assertThat(overview.getList("provinces.province")).doesNotContain(BAC_LIEU);
        }
    }

    /// Of both APIs.
    private static List<JsonPath> overviews(String person) {
        var line =
                "{ province facilities cameras up degraded down unknown worstReasons { reason"
                        + " cameras } }";
        var question = "{ overview { nation %1$s provinces %1$s } }".formatted(line);
        return List.of(
                as(person).get("/overview").then().statusCode(200).extract().jsonPath(),
                graph(person, question, Map.of())
                        .body("errors", nullValue())
                        .extract()
                        .jsonPath()
                        .setRootPath("data.overview"));
    }

    @ParameterizedTest
    @CsvSource({
        NATION_VIEWER + ", 3, 6",
        "bl-operator, 3, 6",
        "bl-health, 3, 6",
        "bl-viettel, 1, 3",
        "bl-vnpt, 1, 2",
        "bl-school-engineer, 1, 3",
        "bl-hotel-contact, 1, 1",
        BAC_GIANG + ", 0, 0",
        "viettel-engineer, 0, 0"
    })
    void countsInListsWhatTheirReaderMaySee(String person, int facilities, int cameras) {
        graph(
                        person,
                        "query($p: String) { facilities(filter: {province: $p}) { totalCount }"
                                + " cameras(filter: {province: $p}) { totalCount } }",
                        Map.of("p", BAC_LIEU))
                .body("errors", nullValue())
                .body("data.facilities.totalCount", equalTo(facilities))
                .body("data.cameras.totalCount", equalTo(cameras));
    }

    @ParameterizedTest
    @CsvSource({NATION_VIEWER + ", 6", "bl-operator, 6", "bl-health, 6", BAC_GIANG + ", 0"})
    void countsInTheListOfContactsWhomItsReaderMaySee(String person, int appointments) {
        graph(
                        person,
                        "query($p: String) { appointments(filter: {province: $p}) { totalCount } }",
                        Map.of("p", BAC_LIEU))
                .body("errors", nullValue())
                .body("data.appointments.totalCount", equalTo(appointments));
    }
}
