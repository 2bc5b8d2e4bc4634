package vn.giamsat.system;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cameras that are registered by what stands on their label.
@QuarkusIntegrationTest
class BrandsIT extends SystemTest {
    @Test
    void registersTheChannelOfARecorderByItsBrandAndHost() {
        registered(
                        """
                        "brandAddress":{"brand":"HIKVISION","host":"10.24.1.9","port":8554,"channel":3}""")
                .statusCode(201)
                .body("streamAddress.main", equalTo("rtsp://10.24.1.9:8554/Streaming/Channels/301"))
                .body("streamAddress.sub", equalTo("rtsp://10.24.1.9:8554/Streaming/Channels/302"))
                .body("brand", equalTo("Hikvision and HiLook"))
                .body("brandAddress", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"model\":\"C1\" | streamAddress | addressed | is required, or a brandAddress",
                "\"brandAddress\":{\"brand\":\"TAPO\"} | brandAddress.host | not-blank | must not be empty",
                "\"brandAddress\":{\"brand\":\"TAPO\",\"host\":\"a b\"} | brandAddress.host | host | must be a host name or an IP address",
                "\"brandAddress\":{\"brand\":\"TAPO\",\"host\":\"a\",\"port\":0} | brandAddress.port | min | must be at least 1",
                "\"brandAddress\":{\"brand\":\"TAPO\",\"host\":\"a\",\"channel\":2} | brandAddress.channel | range | must be between 1 and 1",
                "\"streamAddress\":{\"main\":\"rtsp://a/1\"},\"brandAddress\":{\"brand\":\"TAPO\",\"host\":\"a\"} | brandAddress | one-address | does not go with a stream address; give one of them"
            })
    void saysWhatIsMissing(String fields, String field, String rule, String message) {
        registered(fields)
                .statusCode(400)
                .body("violations.field", contains(field))
                .body("violations.rule", contains(rule))
                .body("violations.message", contains(message));
    }

    @Test
    void takesACameraToWhereItsBrandHasTheStreamNow() {
        // Given
        var camera = registered("\"brandAddress\":{\"brand\":\"TAPO\",\"host\":\"10.24.1.10\"}");
        var id = camera.extract().path("id").toString();
        // When
        var changed =
                sending(
                                NATION,
                                "{\"brandAddress\":{\"brand\":\"REOLINK\",\"host\":\"10.24.1.10\"}}")
                        .header("If-Match", camera.extract().header("ETag"))
                        .patch("/cameras/{id}", id)
                        .then();
        // Then
        changed.statusCode(200)
                .body("streamAddress.main", equalTo("rtsp://10.24.1.10/Preview_01_main"))
                .body("brand", equalTo("TP-Link Tapo and VIGI"));
    }

    @Test
    void importsLinesByBrand() {
        var facility = facility("2021-24", "Theo nhãn");
        var host = "camera-" + UUID.randomUUID() + ".example.vn";
        var lines =
                """
                facilityId,name,zone,brandCode,host,channel,mainAddress,subAddress
                %1$s,a,GATE,DAHUA,%2$s,1,,
                %1$s,b,GATE,DAHUA,%2$s,2,,
                %1$s,c,GATE,NIKON,%2$s,,,
                %1$s,d,GATE,DAHUA,%2$s,x,,
                %1$s,e,GATE,DAHUA,,1,,
                %1$s,f,GATE,DAHUA,%2$s,9,rtsp://other/1,
                %1$s,g,GATE,DAHUA,%2$s,10,,rtsp://other/2
                """
                        .formatted(facility, host);

        as(NATION)
                .contentType("text/csv; charset=UTF-8")
                .body(lines)
                .queryParam("dryRun", "true")
                .post("/imports/cameras")
                .then()
                .statusCode(200)
                .body(
                        "verdicts.collect { it.accepted ? 'yes' : it.violations[0].field + ' ' + it.violations[0].rule }",
                        contains(
                                "yes",
                                "yes",
                                "brandCode one-of",
                                "channel integer",
                                "host not-blank",
                                "brandCode one-address",
                                "brandCode one-address"));
    }

    @Test
    void tellsTheBrandsOverBothApis() {
        as(BAC_GIANG_VIEWER)
                .get("/brands")
                .then()
                .statusCode(200)
                .body("code", hasItem("HIKVISION"))
                .body(
                        "find { it.code == 'HIKVISION' }.main",
                        equalTo("/Streaming/Channels/{channel}01"))
                .body("find { it.code == 'TAPO' }.hasChannels", equalTo(false))
                .body("find { it.code == 'EZVIZ' }.hintVi", containsString("mã xác minh"));
        var question = "{ brands { code name main sub hasChannels source hintVi hintEn } }";
        graph(NATION_VIEWER, question, Map.of())
                .body("errors", nullValue())
                .body("data.brands.hintEn", hasItem(containsString("verification code")))
                .body("data.brands.code", hasItem("KBVISION"));
    }

    private static ValidatableResponse registered(String fields) {
        var facility = facility("2021-24", "Theo nhãn");
        return sending(NATION, "{\"name\":\"Cổng\",\"zone\":\"GATE\",%s}".formatted(fields))
                .header("Accept-Language", "en")
                .post("/facilities/{id}/cameras", facility)
                .then();
    }
}
