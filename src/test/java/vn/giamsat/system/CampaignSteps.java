package vn.giamsat.system;

import static io.restassured.http.ContentType.JSON;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;

/// What people do with orders, for tests.
final class CampaignSteps {
    private CampaignSteps() {}

    /// An order over these provinces or facilities.
    static String draft(String scope) {
        return """
        {"number":"%s","issuer":"BCĐ Quốc gia","title":"Kết nối camera",
         "textLink":"https://example.vn/597","start":"2021-05-06","deadline":"2021-05-10",%s}\
        """
                .formatted(UUID.randomUUID(), scope);
    }

    /// A campaign that names the facility.
    static String naming(String facility) {
        return registered("\"facilityIds\":[\"" + facility + "\"]");
    }

    static String registered(String scope) {
        return SystemTest.sending(SystemTest.NATION, draft(scope))
                .post("/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /// Moves a facility that is new.
    static void moveToBacGiang(String facility) {
        SystemTest.as(SystemTest.NATION)
                .header("If-Match", "\"v0\"")
                .contentType("application/merge-patch+json")
                .body("{\"province\":\"2021-24\"}")
                .patch("/facilities/{id}", facility)
                .then()
                .statusCode(200);
    }

    static ValidatableResponse standing(String person, String campaign, String facility) {
        return SystemTest.as(person)
                .get("/campaigns/{id}/facilities/{facility}", campaign, facility)
                .then();
    }

    static ValidatableResponse decided(
            String person, String campaign, String facility, int version, String decision) {
        return SystemTest.as(person)
                .header("If-Match", "\"v" + version + "\"")
                .contentType(JSON.withCharset("UTF-8"))
                .body(decision)
                .post("/campaigns/{id}/facilities/{facility}/decisions", campaign, facility)
                .then();
    }

    static String because(String kind, String reason) {
        return "{\"kind\":\"%s\",\"reason\":\"%s\"}".formatted(kind, reason);
    }
}
