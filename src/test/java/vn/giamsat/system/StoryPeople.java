package vn.giamsat.system;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Who acts in the order of 2021, and what they ask of a service whose clock a test holds.
record StoryPeople(ServiceProcess service, TestIssuer issuer, StoppedClock clock) {
    static final String NATION = "national-operator";
    static final String ADMINISTRATOR = "national-administrator";
    static final String ENGINEER = "ky-su";
    private static final String JSON = ContentType.JSON.withCharset("UTF-8");

    /// A request of somebody who is known by a verified address: an operator of a province by its
    /// code, the engineer, or one of those who were entered before the first start.
    RequestSpecification as(String person) {
        var token = issuer.at(clock.now(), person, AppointmentSteps.verified(email(person)));
        return given().baseUri(service.uri("/").toString())
                .basePath("/api/v1")
                .auth()
                .oauth2(token)
                .header("Accept-Language", "en");
    }

    static String email(String person) {
        return person + "@example.vn";
    }

    ValidatableResponse posts(String person, String body, String path, Object... parts) {
        return sent(as(person).contentType(JSON).body(body), path, parts);
    }

    /// As phones do: with a key.
    private static ValidatableResponse sent(
            RequestSpecification request, String path, Object... parts) {
        return request.header("Idempotency-Key", UUID.randomUUID()).post(path, parts).then();
    }

    ValidatableResponse moves(
            String person, int version, String body, String path, Object... parts) {
        var request = as(person).header("If-Match", "\"v" + version + "\"");
        return sent(body.isEmpty() ? request : request.contentType(JSON).body(body), path, parts);
    }

    /// Sends a table; its first line has the names of the columns.
    void imports(String person, String what, List<String> lines) {
        var table = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        sent(as(person).contentType("text/csv; charset=utf-8").body(table), "/imports/" + what)
                .statusCode(200);
    }

    /// Names of facilities and their ids.
    Map<String, String> facilities() {
        List<Map<String, String>> items =
                as(NATION)
                        .queryParam("limit", 100)
                        .get("/facilities")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("items");
        return items.stream().collect(Collectors.toMap(it -> it.get("name"), it -> it.get("id")));
    }

    /// The codes of the 63 provinces of 2021, in order.
    List<String> provinces() {
        List<String> codes =
                as(NATION)
                        .queryParam("scheme", 2021)
                        .get("/provinces")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("code");
        return codes.stream().sorted().toList();
    }
}
