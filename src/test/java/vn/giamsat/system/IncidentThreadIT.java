package vn.giamsat.system;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What people say of an incident, one after the other.
@QuarkusIntegrationTest
class IncidentThreadIT extends SystemTest {
    private static final String ENDED =
            """
            insert into incident (id, facility_id, province, enterprise, level, kind, opened_at, closed_at, ending)
            select '%s', id, province, assigned, 'FACILITY', 'DOWN', '2021-05-06T03:00:00Z', '2021-05-06T04:00:00Z', 'RECOVERED' from facility where id = '%s'\
            """;

    private static String ended() {
        var id = UUID.randomUUID().toString();
        var facility = facility("2021-24", "Trường " + id);
        SystemUnderTest.database().execute(ENDED.formatted(id, facility));
        return id;
    }

    @Test
    void keepsAllThatPeopleSayOverBothApis() {
        // Given
        var id = ended();
        acknowledged(id);
        // When
        added(BAC_GIANG, id, " Đã cử kỹ thuật ")
                .statusCode(200)
                .body("note", equalTo("Đã cử kỹ thuật"))
                .body("version", equalTo(2));
        added(NATION, id, "Đã cử kỹ thuật").statusCode(200).body("version", equalTo(3));
        var last = "mutation($id: String!) { annotateIncident(id: $id, text: \"Xong\") { note } }";
        graph(NATION, last, Map.of("id", id)).body("data.annotateIncident.note", equalTo("Xong"));
        // Then
        thread(BAC_GIANG, id)
                .statusCode(200)
                .body("text", contains("Mất điện", "Đã cử kỹ thuật", "Đã cử kỹ thuật", "Xong"))
                .body("saidByName", everyItem(notNullValue()))
                .body("saidBy.unique()", hasSize(2));
        graph(
                        BAC_GIANG,
                        "query($id: String!) { incident(id: $id) { annotations { text saidAt } } }",
                        Map.of("id", id))
                .body("data.incident.annotations.text[3]", equalTo("Xong"));
        thread(DA_NANG, id).statusCode(404);
        added(DA_NANG, id, "x").statusCode(404);
        added(BAC_GIANG_VIEWER, id, "x").statusCode(403);
        added(BAC_GIANG, id, " ").statusCode(400).body("violations.field", contains("text"));
    }

    @Test
    void saysOnceWhatIsSentAgainUnderItsKey() {
        // Given
        var id = ended();
        var key = UUID.randomUUID().toString();
        keyed(key, id).body("version", equalTo(1));
        // When
        keyed(key, id).body("version", equalTo(1));
        // Then
        thread(BAC_GIANG, id).body("text", contains("Mất điện"));
        // When
        keyed(UUID.randomUUID().toString(), id).body("version", equalTo(2));
        // Then
        thread(BAC_GIANG, id).body("text", contains("Mất điện", "Mất điện"));
    }

    private static ValidatableResponse keyed(String key, String id) {
        return as(BAC_GIANG)
                .header("Idempotency-Key", key)
                .contentType("application/json; charset=UTF-8")
                .body(Map.of("text", "Mất điện"))
                .post("/incidents/{id}/annotations", id)
                .then()
                .statusCode(200);
    }

    private static void acknowledged(String id) {
        as(BAC_GIANG)
                .contentType("application/json; charset=UTF-8")
                .body(Map.of("note", "Mất điện"))
                .post("/incidents/{id}/acknowledgements", id)
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
    }

    private static ValidatableResponse thread(String who, String id) {
        return as(who).get("/incidents/{id}/annotations", id).then();
    }

    private static ValidatableResponse added(String who, String id, String text) {
        return as(who).contentType("application/json; charset=UTF-8")
                .body(Map.of("text", text))
                .post("/incidents/{id}/annotations", id)
                .then();
    }
}
