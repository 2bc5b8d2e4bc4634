package vn.giamsat.system;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// All that is wrong with one picture, with its numbers, as people see it: of a camera that is
/// over-exposed and has another size than is registered.
@QuarkusIntegrationTest
class FindingsIT extends SystemTest {
    private static final Duration SEVERAL_PROBES = Duration.ofSeconds(60);
    private static final String FINDINGS =
            "findings { code detail measured { number threshold unit }"
                    + " confirmation { times pictures needed } }";

    private String camera;

    @BeforeEach
    void register() {
        var address =
                SystemUnderTest.fleet().address("/open/h264/over-exposed/" + UUID.randomUUID());
        camera =
                sending(
                                NATION,
                                """
                                {"name": "Sân", "zone": "YARD", "streamAddress": {"main": "%s"},
                                 "expected": {"width": 1920, "height": 1080}}\
                                """
                                        .formatted(address))
                        .post("/facilities/{id}/cameras", facility("2021-48", "Nắng"))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    @Test
    void areAllShownWithTheirConfirmationsInBothApis() {
        // When
        var answer = as(NATION).post("/cameras/{id}/probes", camera).then().statusCode(200);
        // Then
        showsBoth(answer, "findings");
        showsBoth(as(NATION).get("/cameras/{id}/health", camera).then(), "findings");
        showsBoth(
                asked("mutation ($id: String!) { probeCamera(id: $id) { %s } }"),
                "data.probeCamera.findings");
        showsBoth(
                asked("query ($id: String!) { camera(id: $id) { health { %s } } }"),
                "data.camera.health.findings");
    }

    private static void showsBoth(ValidatableResponse answer, String findings) {
        answer.statusCode(200)
                .body(findings + ".code", contains("OVEREXPOSED", "RESOLUTION_MISMATCH"))
                .body(findings + ".measured.number", everyItem(notNullValue()))
                .body(findings + "[1].measured.threshold", equalTo(1920f))
                .body(findings + "[1].measured.unit", equalTo("PIXELS"))
                .body(findings + ".confirmation.times", everyItem(greaterThanOrEqualTo(1)))
                .body(findings + ".confirmation.pictures", everyItem(greaterThanOrEqualTo(1)))
                .body(findings + ".confirmation.needed", contains(3, 3));
    }

    @Test
    void giveTheChangeAndTheIncidentNumberAndThreshold() {
        // When
        Await.until(
                "the incident is open",
                SEVERAL_PROBES,
                () -> incidents().extract().asString().contains("OVEREXPOSED"));
        // Then
        showsNumber(incidents(), "items[0].measured");
        showsNumber(
                as(NATION).get("/cameras/{id}/health/changes", camera).then(), "items[0].measured");
        showsNumber(
                asked(
                        "query ($id: String!) { camera(id: $id) { incidents"
                                + " { measured { number threshold unit } } } }"),
                "data.camera.incidents[0].measured");
        showsNumber(
                asked(
                        "query ($id: String!) { healthChanges(cameraId: $id) { edges { node"
                                + " { measured { number threshold unit } } } } }"),
                "data.healthChanges.edges[0].node.measured");
    }

    private ValidatableResponse incidents() {
        return as(NATION).queryParam("camera", camera).get("/incidents").then();
    }

    private static void showsNumber(ValidatableResponse answer, String measured) {
        answer.statusCode(200)
                .body(measured + ".number", notNullValue())
                .body(measured + ".threshold", notNullValue())
                .body(measured + ".unit", notNullValue());
    }

    private ValidatableResponse asked(String document) {
        return graph(NATION, document.formatted(FINDINGS), Map.of("id", camera));
    }
}
