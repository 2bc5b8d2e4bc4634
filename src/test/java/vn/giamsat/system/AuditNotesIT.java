package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people do without changing a row, as it is told afterwards.
@QuarkusIntegrationTest
class AuditNotesIT extends SystemTest {
    @ParameterizedTest
    @CsvSource({
        "FACILITY, facilities.csv, csv",
        "CAMERA, cameras.csv, csv",
        "APPOINTMENT, appointments.csv, csv",
        "APPOINTMENT, appointments.xlsx, xlsx",
    })
    void tellsWhoTookAFileAndWhatWasInIt(String kind, String file, String format) {
        // Given
        var text = UUID.randomUUID().toString();
        // When
        as(BAC_GIANG_VIEWER)
                .queryParam("text", text)
                .get("/exports/" + file)
                .then()
                .statusCode(200);
        // Then
        assertThat(exports(BAC_GIANG, kind, text))
                .singleElement()
                .satisfies(
                        entry ->
                                assertThat(entry)
                                        .containsEntry("actor", "Phạm Quốc Anh")
                                        .containsEntry("province", "2021-24")
                                        .containsEntry(
                                                "changes",
                                                List.of(told("format", format), told("text", text)))
                                        .doesNotContainKey("rowId"));
        assertThat(exports(DA_NANG, kind, text)).isEmpty();
    }

    /// Addresses of cameras and telephone numbers leave with engineers and contacts too.
    @Test
    void tellsTheProvinceOfAFileThatAnEngineerTook() {
        var text = UUID.randomUUID().toString();
        as("viettel-engineer").queryParam("text", text).get("/exports/cameras.csv");
        assertThat(exports(BAC_GIANG, "CAMERA", text)).hasSize(1);
    }

    @Test
    void tellsAProvinceOfTheNationsFilesThatWereMadeOfIt() {
        // Given
        var own = UUID.randomUUID().toString();
        var all = UUID.randomUUID().toString();
        // When
        as(NATION_VIEWER)
                .queryParam("province", "2021-24")
                .queryParam("text", own)
                .get("/exports/appointments.csv");
        as(NATION_VIEWER).queryParam("text", all).get("/exports/appointments.csv");
        // Then
        assertThat(exports(BAC_GIANG, "APPOINTMENT", own)).hasSize(1);
        assertThat(exports(BAC_GIANG, "APPOINTMENT", all)).isEmpty();
        assertThat(exports(NATION, "APPOINTMENT", all)).hasSize(1);
    }

    @Test
    void tellsAFileInPagesOnce() {
        // Given
        var mark = "Trường " + UUID.randomUUID();
        facility("2021-24", mark + " 1");
        facility("2021-24", mark + " 2");
        // When
        var next = page(mark, null);
        page(mark, next);
        // Then
        assertThat(next).isNotNull();
        assertThat(exports(BAC_GIANG, "FACILITY", mark)).hasSize(1);
    }

    @Test
    void keepsNoTextThatIsLongerThanAnyName() {
        var text = "x".repeat(201);
        as(BAC_GIANG)
                .queryParam("text", text)
                .get("/exports/facilities.csv")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("text"));
        assertThat(exports(BAC_GIANG, "FACILITY", text)).isEmpty();
    }

    @Test
    void tellsWhoAskedForAProbe() {
        // Given
        var target = MatrixTarget.own();
        // When
        as(BAC_GIANG).post("/cameras/{id}/probes", target.camera()).then().statusCode(200);
        as(BAC_GIANG)
                .basePath("")
                .contentType("application/json")
                .body(
                        Map.of(
                                "query",
                                "mutation { probeCamera(id: \"%s\") { rung } }"
                                        .formatted(target.camera())))
                .post("/graphql")
                .then()
                .statusCode(200);
        as(DA_NANG).post("/cameras/{id}/probes", target.camera()).then().statusCode(404);
        // Then
        as(BAC_GIANG)
                .queryParam("row", target.camera())
                .get("/audit")
                .then()
                .body(
                        "items.findAll { it.action == 'ASKED' }.actor",
                        contains("Lê Thị Hoa", "Lê Thị Hoa"))
                .body("items[0].kind", equalTo("CAMERA"))
                .body("items[0].facilityId", equalTo(target.facility()))
                .body("items[0].changes", empty());
    }

    private static String page(String text, String after) {
        var question =
                "query($t: String, $a: String) { exportFacilities(filter: {text: $t}, first: 1,"
                        + " after: $a) { csv pageInfo { endCursor } } }";
        Map<String, Object> variables =
                after == null ? Map.of("t", text) : Map.of("t", text, "a", after);
        return as(BAC_GIANG)
                .basePath("")
                .contentType("application/json; charset=UTF-8")
                .body(Map.of("query", question, "variables", variables))
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .path("data.exportFacilities.pageInfo.endCursor");
    }

    private static List<Map<String, Object>> exports(String viewer, String kind, String text) {
        return as(viewer)
                .queryParam("kind", kind)
                .queryParam("limit", 200)
                .get("/audit")
                .then()
                .statusCode(200)
                .extract()
                .path(
                        "items.findAll { it.action == 'EXPORTED' && it.changes.any { c -> c.after == '%s' } }"
                                .formatted(text));
    }

    private static Map<String, String> told(String field, String value) {
        return Map.of("field", field, "after", value);
    }
}
