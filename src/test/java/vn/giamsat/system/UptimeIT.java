package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Uptime as people ask for it. The camera was in service on 6 May 2021 from 6 to 18 o'clock, up
/// until noon and down from then on; nothing else in the database is so old but the watch.
@QuarkusIntegrationTest
class UptimeIT extends SystemTest {
    private static final int SIX_HOURS = 6 * 3_600_000;
    private static final String HISTORY =
            """
            insert into watch (id, began_at, last_at) values ('%1$s', '2021-05-01', '2021-05-20') on conflict do nothing;
            insert into camera_service (camera_id, facility_id, province, enterprise, state, began_at, ended_at)
            select id, facility_id, province, enterprise, 'IN_SERVICE', '2021-05-06 06:00+07', '2021-05-06 18:00+07'
              from camera where id = '%2$s';
            insert into camera_health_change (id, camera_id, facility_id, province, enterprise, at, was, state, rung)
            select gen_random_uuid(), id, facility_id, province, enterprise, at, 'UNKNOWN', said, 'NONE'
              from camera, (values ('2021-05-06 06:00+07'::timestamptz, 'UP'), ('2021-05-06 12:00+07', 'DOWN')) h (at, said)
             where id = '%2$s'\
            """;
    private static final String PROBES =
            """
            insert into camera_hour (hour, number, bits_low, bits_median, bits_high, unknown, up, degraded, down, unjudged, rungs, timings)
            select '%s', number, 400000, 500000, 600000, 0, 57, 0, 2, 1, '{0,2,0,0,57}', '{1,2,3,10,20,30,11,21,31,15,25,32767}'
              from camera_number where camera_id = '%s'\
            """;
    private static final String WATCH = "01930000-0000-7000-8000-0000000a7c40";

    private String facility;
    private String camera;

    @BeforeEach
    void enterHistory() {
        facility = facility("2021-24", "Trường " + UUID.randomUUID());
        camera =
                sending(
                                NATION,
                                "{\"name\":\"Cổng\",\"zone\":\"GATE\",\"state\":\"PLANNED\",\"streamAddress\":{\"main\":\"rtsp://10.9.0.8/%s\"}}"
                                        .formatted(UUID.randomUUID()))
                        .post("/facilities/{id}/cameras", facility)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        SystemUnderTest.database().execute(HISTORY.formatted(WATCH, camera));
    }

    @Test
    void isThatOfTheDayOverBothApis() {
        for (var path : List.of("/cameras/" + camera, "/facilities/" + facility)) {
            as(BAC_GIANG_VIEWER)
                    .queryParam("period", "2021-05-06")
                    .get(path + "/uptime")
                    .then()
                    .statusCode(200)
                    .body("upMilliseconds", equalTo(SIX_HOURS))
                    .body("downMilliseconds", equalTo(SIX_HOURS))
                    .body("unknownMilliseconds", equalTo(0))
                    .body("upShare", equalTo(0.5f))
                    .body("from", equalTo("2021-05-05T17:00:00Z"))
                    .body("gaps", equalTo(List.of()));
        }
        var question =
                "query($c: String!, $f: String!) { cameraUptime(id: $c, from:"
                        + " \"2021-05-06T05:00:00Z\", to: \"2021-05-06T06:00:00Z\") {"
                        + " downMilliseconds upShare } facilityUptime(id: $f, period: \"2021-05-07\") {"
                        + " cameras upShare gaps } }";
        graph(BAC_GIANG, question, Map.of("c", camera, "f", facility))
                .body("data.cameraUptime.downMilliseconds", equalTo(3_600_000))
                .body("data.cameraUptime.upShare", equalTo(0f))
                .body("data.facilityUptime.cameras", equalTo(0))
                .body("data.facilityUptime.upShare", nullValue())
                .body("data.facilityUptime.gaps", contains("NOT_IN_SERVICE"));
    }

    @ParameterizedTest
    @CsvSource({"2021-05-06T11, 3600000", "2021-W18, 21600000", "2021-05, 21600000"})
    void isThatOfAnyPeriodOfTheCalendar(String period, int up) {
        as(BAC_GIANG_VIEWER)
                .queryParam("period", period)
                .get("/cameras/{id}/uptime", camera)
                .then()
                .statusCode(200)
                .body("upMilliseconds", equalTo(up));
        graph(
                        BAC_GIANG,
                        "query($c: String!, $p: String) { cameraUptime(id: $c, period: $p) {"
                                + " upMilliseconds } }",
                        Map.of("c", camera, "p", period))
                .body("data.cameraUptime.upMilliseconds", equalTo(up));
    }

    @Test
    void hasTheProbesOfEachHourBesideIt() {
        // Given
        var hour = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(3, ChronoUnit.HOURS);
        var past = hour.plus(1, ChronoUnit.HOURS).toString();
        SystemUnderTest.database().execute(PROBES.formatted(hour, camera));
        // Then
        as(BAC_GIANG_VIEWER)
                .queryParam("from", hour.toString())
                .queryParam("to", past)
                .get("/cameras/{id}/hours", camera)
                .then()
                .statusCode(200)
                .body("from", contains(hour.toString()))
                .body("[0].up", equalTo(57))
                .body("[0].unjudged", equalTo(1))
                .body("[0].rungs.rung", contains("RESOLVED", "DESCRIBED"))
                .body("[0].timings[3].medianMilliseconds", equalTo(25))
                .body("[0].bitsPerSecond.median", equalTo(500_000f))
                .body("[0].framesPerSecond", nullValue());
        var question =
                "query($c: String!, $f: DateTime, $t: DateTime) { cameraHours(id: $c, from: $f, to:"
                        + " $t) { from down timings { rung mostMilliseconds } } }";
        graph(BAC_GIANG, question, Map.of("c", camera, "f", hour.toString(), "t", past))
                .body("data.cameraHours.from", contains(hour.toString()))
                .body("data.cameraHours[0].down", equalTo(2))
                .body("data.cameraHours[0].timings[3].mostMilliseconds", equalTo(32_767));
        as(DA_NANG)
                .queryParam("period", "2021-05-06")
                .get("/cameras/{id}/hours", camera)
                .then()
                .statusCode(404);
    }

    @Test
    void sumsUpWhatTheAskerMaySee() {
        var path = "/provinces/2021-24/uptime";
        var question = "{ provinceUptime(key: \"2021-24\", period: \"2021-05-06\") { cameras } }";
        int seen = as(BAC_GIANG).queryParam("period", "2021-05-06").get(path).path("cameras");
        // Then
        assertThat(seen).isPositive();
        graph(BAC_GIANG, question, Map.of()).body("data.provinceUptime.cameras", equalTo(seen));
        as(DA_NANG)
                .queryParam("period", "2021-05-06")
                .get(path)
                .then()
                .body("cameras", equalTo(0))
                .body("gaps", hasItem("NOT_IN_SERVICE"));
        as(DA_NANG)
                .queryParam("period", "2021-05-06")
                .get("/cameras/{id}/uptime", camera)
                .then()
                .statusCode(404);
        as(NATION)
                .queryParam("period", "2021-05-06")
                .get("/enterprises/VIETTEL/uptime")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "from=2021-05-06T00:00:00Z, period",
        "period=2021-05-06&from=2021-05-06T00:00:00Z&to=2021-05-07T00:00:00Z, period",
        "period=today, period",
        "period=2021-13, period",
        "period=2199-01-01, to",
        "from=2021-05-06&to=2021-05-07, from",
        "from=2021-05-07T00:00:00Z&to=2021-05-06T00:00:00Z, to",
        "from=2021-05-01T00:00:00Z&to=2021-07-01T00:00:00Z, to"
    })
    void namesWhatIsWrongWithAPeriod(String query, String field) {
        as(NATION)
                .get("/cameras/" + camera + "/uptime?" + query)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-input"))
                .body("violations.field", contains(field));
    }

    @Test
    void knowsTheTwoEnterprisesOnly() {
        as(NATION)
                .get("/enterprises/FPT/uptime?period=2021-05-06")
                .then()
                .statusCode(400)
                .body("violations.field", contains("enterprise"));
    }
}
