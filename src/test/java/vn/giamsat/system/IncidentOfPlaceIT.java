package vn.giamsat.system;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The incident of an uplink that cameras of two facilities are behind, over both APIs. One
/// facility reported a power cut.
@QuarkusIntegrationTest
class IncidentOfPlaceIT extends SystemTest {
    private static final String OF_UPLINK =
            """
            insert into incident (id, province, enterprise, level, uplink, kind, opened_at, closed_at, ending)
            values ('%s', '2021-24', 'NONE', 'UPLINK', 'router.example.vn', 'DOWN', '2021-05-06T03:00:00Z', '2021-05-06T04:00:00Z', 'RECOVERED')\
            """;
    private static final String JOINED =
            """
            insert into incident (id, camera_id, facility_id, province, enterprise, uplink, kind, opened_at, closed_at, ending, parent_id)
            select gen_random_uuid(), id, facility_id, province, enterprise, 'router.example.vn', 'DOWN', '2021-05-06T03:00:00Z',
                   '2021-05-06T04:00:00Z', 'RECOVERED', '%s'
              from camera where id = '%s'\
            """;
    private static final String EXPLAINED =
            """
            insert into status_report (id, facility_id, province, enterprise, kind, begins_at, expected_end, planned_until, received_at)
            select '%s', id, province, assigned, 'POWER_CUT', '2021-05-06T02:00:00Z', '2021-05-06T05:00:00Z', '2021-05-06T05:00:00Z',
                   '2021-05-06T04:00:00Z'
              from facility where id = '%s'\
            """;
    private static final String QUERY =
            "query($id: String!) { incident(id: $id) { uplink cause { kind } reports { facilities"
                    + " reporting reports { facilityId cameras cause { reportId kind expectedEnd } }"
                    + " } } }";

    private String reporting;
    private String incident;

    @BeforeEach
    void lose() {
        incident = UUID.randomUUID().toString();
        SystemUnderTest.database().execute(OF_UPLINK.formatted(incident));
        reporting = joined();
        joined();
        SystemUnderTest.database().execute(EXPLAINED.formatted(incident, reporting));
    }

    @Test
    void tellsWhichUplinkItIsAndWhatItsFacilitiesReported() {
        as(BAC_GIANG)
                .get("/incidents/{id}", incident)
                .then()
                .statusCode(200)
                .body("uplink", equalTo("router.example.vn"))
                .body("cause", nullValue());
        reports(BAC_GIANG)
                .statusCode(200)
                .body("facilities", equalTo(2))
                .body("reporting", equalTo(1))
                .body("reports.facilityId", contains(reporting))
                .body("reports[0].cameras", equalTo(1))
                .body("reports[0].cause.reportId", equalTo(incident))
                .body("reports[0].cause.expectedEnd", equalTo("2021-05-06T05:00:00Z"));
        graph(NATION, QUERY, Map.of("id", incident))
                .body("data.incident.uplink", equalTo("router.example.vn"))
                .body("data.incident.reports.facilities", equalTo(2))
                .body("data.incident.reports.reporting", equalTo(1))
                .body("data.incident.reports.reports.facilityId", contains(reporting))
                .body("data.incident.reports.reports[0].cause.kind", equalTo("POWER_CUT"));
    }

    @Test
    void isNotFoundByWhoMayNotSeeIt() {
        reports(DA_NANG).statusCode(404);
        graph(DA_NANG, QUERY, Map.of("id", incident))
                .body("errors[0].extensions.code", equalTo("not-found"));
    }

    private ValidatableResponse reports(String who) {
        return as(who).get("/incidents/{id}/reports", incident).then();
    }

    /// A facility with one camera that joined; nobody probes it.
    private String joined() {
        var facility = facility("2021-24", "Trường " + UUID.randomUUID());
        String camera =
                sending(
                                NATION,
                                "{\"name\":\"Cổng\",\"zone\":\"GATE\",\"state\":\"PLANNED\",\"streamAddress\":{\"main\":\"rtsp://router.example.vn/%s\"}}"
                                        .formatted(UUID.randomUUID()))
                        .post("/facilities/{id}/cameras", facility)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        SystemUnderTest.database().execute(JOINED.formatted(incident, camera));
        return facility;
    }
}
