package vn.giamsat.system;

import static io.restassured.http.ContentType.JSON;

import io.restassured.response.ValidatableResponse;

/// What becomes of connection plans, for tests.
final class PlanSteps {
    static final String ENGINEER = "viettel-engineer";

    private PlanSteps() {}

    /// Three cameras at the gate and in the yard, with more fields in front.
    static String draft(String more) {
        return """
        {%s "method":"RTSP_OVER_VPN","payer":"ENTERPRISE","installer":"ENTERPRISE",
         "tasks":[{"party":"FACILITY","task":"cấp điện"}],
         "points":[{"zone":"GATE","points":2},{"zone":"YARD","points":1}],
         "startsOn":"2021-05-07","finishesOn":"2021-05-09"}\
        """
                .formatted(more);
    }

    static ValidatableResponse proposed(
            String who, String campaign, String facility, String draft) {
        return SystemTest.as(who)
                .contentType(JSON.withCharset("UTF-8"))
                .body(draft)
                .post("/campaigns/{id}/facilities/{facility}/plans", campaign, facility)
                .then();
    }

    static ValidatableResponse decided(String who, String plan, int version, String decision) {
        return SystemTest.as(who)
                .header("If-Match", "\"v" + version + "\"")
                .contentType(JSON.withCharset("UTF-8"))
                .body(decision)
                .post("/plans/{id}/decision", plan)
                .then();
    }

    /// A plan that is agreed, of a facility that is surveyed.
    static String agreed(String campaign, String facility) {
        String plan =
                proposed(ENGINEER, campaign, facility, draft(""))
                        .statusCode(201)
                        .extract()
                        .path("id");
        decided(SystemTest.BAC_GIANG, plan, 0, "{\"kind\":\"AGREE\"}").statusCode(200);
        return plan;
    }
}
