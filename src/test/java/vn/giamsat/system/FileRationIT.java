package vn.giamsat.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What clients are told who send too many photos or fetch too many files.
class FileRationIT {
    private static TestDatabase database;
    private static TestIssuer issuer;
    private static ServiceProcess service;

    @BeforeAll
    static void start() {
        database = TestDatabase.start();
        issuer = TestIssuer.start();
        var settings = SystemUnderTest.settings(database, issuer);
        settings.put("giamsat.schedule.enabled", "false");
        settings.put("giamsat.limits.upload-person", "1/1h");
        settings.put("giamsat.limits.upload-address", "2/1h");
        settings.put("giamsat.limits.export-person", "2/1h");
        service = ServiceProcess.start(settings);
        database.enterPeople();
        database.enterCamera("rtsp://127.0.0.1:9/ration");
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
        database.close();
    }

    @Test
    void rationsPhotosOfAPersonAndOfAnAddress() {
        // Given
        var one = issuer.token(SystemTest.BAC_GIANG);
        var first = announced(one);
        // When
        var second = announced(one);
        // Then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(header(first, "RateLimit")).contains("\"upload-person\";r=0;");
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.body()).contains("\"code\":\"too-many-requests\"");
        assertThat(Integer.parseInt(header(second, "Retry-After"))).isBetween(3_500, 3_600);
        // When
        assertThat(announced(issuer.token(SystemTest.NATION)).statusCode()).isEqualTo(201);
        var third = announced(issuer.token("viettel-engineer"));
        // Then
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(header(third, "RateLimit")).contains("\"upload-address\";r=0;");
    }

    @Test
    void rationsExportsOfAPersonWhateverTheyHold() {
        // Given
        var token = issuer.token(SystemTest.DA_NANG);
        var first = exported(token, "facilities.csv");
        var second = exported(token, "cameras.csv");
        // When
        var third = exported(token, "appointments.xlsx");
        // Then
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(header(second, "RateLimit")).contains("\"export-person\";r=0;");
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(header(third, "Retry-After"))).isBetween(1_700, 1_800);
        assertThat(exportedOverGraphQl(token)).contains("too-many-requests");
    }

    private static HttpResponse<String> announced(String token) {
        var metadata =
                "photoId %s,facilityId %s"
                        .formatted(
                                base64(SystemTest.ending(node(token))),
                                base64("01930000-0000-7000-8000-00000000fa00"));
        return service.send(
                asking("/api/v1/photos/uploads", token)
                        .header("Tus-Resumable", "1.0.0")
                        .header("Upload-Length", "9")
                        .header("Upload-Metadata", metadata)
                        .POST(BodyPublishers.noBody())
                        .build());
    }

    private static String node(String token) {
        var me = service.send(asking("/api/v1/me", token).build());
        return new JsonObject(me.body()).getString("idNode");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(US_ASCII));
    }

    private static HttpResponse<String> exported(String token, String file) {
        return service.send(asking("/api/v1/exports/" + file, token).build());
    }

    private static String exportedOverGraphQl(String token) {
        return service.send(
                        asking("/graphql", token)
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"query\":\"{ exportFacilities { csv } }\"}"))
                                .build())
                .body();
    }

    private static HttpRequest.Builder asking(String path, String token) {
        return HttpRequest.newBuilder(service.uri(path)).header("Authorization", "Bearer " + token);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
