package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static io.restassured.http.ContentType.JSON;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static vn.giamsat.system.CampaignSteps.because;
import static vn.giamsat.system.CampaignSteps.decided;
import static vn.giamsat.system.CampaignSteps.naming;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.shared.XlsxSheet;

/// A province reports, the ministry looks, over both APIs and as files.
@QuarkusIntegrationTest
class DailyReportIT extends SystemTest {
    private static final String REPORT = "/campaigns/{id}/daily-reports/{day}/2021-24";
    private static final String YESTERDAY =
            LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).minusDays(1).toString();
    private static final String TOMORROW =
            LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).plusDays(1).toString();

    /// The day that has begun and is not cut off; days begin at 17:00.
    private static final String RUNNING =
            LocalDateTime.now(ZoneId.of("Asia/Ho_Chi_Minh")).plusHours(7).toLocalDate().toString();

    private String facility;
    private String campaign;

    @BeforeEach
    void order() {
        facility = facility("2021-24", "Trường " + UUID.randomUUID());
        campaign = naming(facility);
    }

    private ValidatableResponse report(String person) {
        return as(person).get(REPORT, campaign, YESTERDAY).then();
    }

    private ValidatableResponse moved(String person, String move, int version, String body) {
        return moved(person, move, version, body, YESTERDAY);
    }

    private ValidatableResponse moved(
            String person, String move, int version, String body, String day) {
        var request = as(person).header("If-Match", "\"v" + version + "\"");
        if (!body.isEmpty()) {
            request.contentType(JSON.withCharset("UTF-8")).body(body);
        }
        return request.post(REPORT + "/" + move, campaign, day).then();
    }

    @Test
    void goesFromComputedToAcceptedWithACorrectionBetween() {
        report(BAC_GIANG)
                .statusCode(200)
                .header("ETag", startsWith("\"v0-"))
                .body("state", equalTo("COMPUTED"))
                .body("confirmed", equalTo(false))
                .body("legal", contains("REVIEW", "SUBMIT"));
        as(BAC_GIANG)
                .header("If-Match", "\"v0\"")
                .contentType(JSON.withCharset("UTF-8"))
                .body("{\"remarks\":\"Đường truyền yếu\"}")
                .put(REPORT + "/remarks", campaign, YESTERDAY)
                .then()
                .statusCode(200)
                .body("state", equalTo("REVIEWED"));
        moved(BAC_GIANG, "submission", 1, "").statusCode(200).body("state", equalTo("SUBMITTED"));
        moved(NATION, "decisions", 2, because("RETURN", "thiếu số liệu")).statusCode(200);
        moved(BAC_GIANG, "corrections", 3, "").statusCode(200).body("number", equalTo(2));
        moved(BAC_GIANG, "submission", 4, "").statusCode(200);
        moved(NATION, "decisions", 5, "{\"kind\":\"ACCEPT\"}").statusCode(200);
        as(NATION_VIEWER)
                .get(REPORT + "/versions", campaign, YESTERDAY)
                .then()
                .body("state", contains("RETURNED", "ACCEPTED"))
                .body("reason", contains("thiếu số liệu", null))
                .body("remarks", contains("Đường truyền yếu", "Đường truyền yếu"));
        as(NATION_VIEWER)
                .get("/campaigns/{id}/daily-reports/{day}", campaign, YESTERDAY)
                .then()
                .body("expected", equalTo(1))
                .body("received", equalTo(1))
                .body("accepted", equalTo(1))
                .body("provinces[0].confirmed", equalTo(true));
    }

    @Test
    void refusesWhatIsNotLegalAndListsWhatIs() {
        moved(NATION, "decisions", 0, "{\"kind\":\"ACCEPT\"}")
                .statusCode(409)
                .body("code", equalTo("illegal-report-move"))
                .body("detail", containsString("COMPUTED"))
                .body("legal", contains("REVIEW", "SUBMIT"));
        moved(BAC_GIANG, "submission", 0, "", TOMORROW)
                .statusCode(409)
                .body("code", equalTo("cut-off-ahead"));
        moved(BAC_GIANG, "submission", 0, "").statusCode(200);
        moved(BAC_GIANG, "corrections", 1, "")
                .statusCode(409)
                .body("legal", contains("ACCEPT", "RETURN"));
        moved(
                        NATION,
                        "lock-exceptions",
                        1,
                        "{\"until\":\"2999-01-01T00:00:00Z\",\"reason\":\"nhầm\"}")
                .statusCode(200)
                .body("legal", contains("ACCEPT", "RETURN", "CORRECT"));
        moved(BAC_GIANG, "corrections", 1, "").statusCode(200);
    }

    @Test
    void refusesWrongInput() {
        moved(NATION, "decisions", 0, "{\"kind\":\"RETURN\"}").statusCode(400);
        moved(NATION, "lock-exceptions", 0, "{\"until\":\"2021-01-01T00:00:00Z\",\"reason\":\"x\"}")
                .statusCode(400)
                .body("violations.field", contains("until"));
        moved(BAC_GIANG, "submission", 7, "").statusCode(412);
        as(BAC_GIANG).post(REPORT + "/submission", campaign, YESTERDAY).then().statusCode(428);
        as(BAC_GIANG).get(REPORT, campaign, "hôm-qua").then().statusCode(400);
        as(BAC_GIANG).get("/exports/daily-reports.pdf").then().statusCode(400);
        as(DA_NANG).get(REPORT, campaign, YESTERDAY).then().statusCode(404);
    }

    @Test
    void answers304WhileNothingChanged() {
        var tag = report(BAC_GIANG).extract().header("ETag");
        as(BAC_GIANG)
                .header("If-None-Match", tag)
                .get(REPORT, campaign, YESTERDAY)
                .then()
                .statusCode(304);
    }

    @Test
    void comparesTwoDays() {
        decided(BAC_GIANG, campaign, facility, 0, because("CANNOT_CONNECT", "không có điện"))
                .statusCode(200);
        as(NATION)
                .queryParam("with", YESTERDAY)
                .get("/campaigns/{id}/daily-reports/{day}/comparison", campaign, RUNNING)
                .then()
                .statusCode(200)
                .body("changes.find { it.figure == 'CANNOT_CONNECT' }.difference", equalTo(1));
        as(NATION)
                .get(REPORT, campaign, RUNNING)
                .then()
                .body("figures.cannotConnect.reason", hasItem("không có điện"));
    }

    @Test
    void comesAsFiles() {
        var pdf = file("pdf").asByteArray();
        assertThat(new String(pdf, 0, 8, US_ASCII)).isEqualTo("%PDF-1.7");
        assertThat(file("csv").asString()).contains("2021-24,Tỉnh Bắc Giang," + YESTERDAY);
        var sheet = XlsxSheet.of(file("xlsx").asByteArray()).await().indefinitely();
        assertThat(sheet.next().cells()).hasSize(10);
        assertThat(sheet.next().cells().get(6)).isInstanceOf(XlsxSheet.Cell.Number.class);
        as(DA_NANG)
                .queryParam("campaign", campaign)
                .queryParam("day", YESTERDAY)
                .get("/exports/daily-reports.pdf")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    /// The ministry's paper is of all provinces: nobody below the nation is given one.
    @Test
    void signsOneProvinceEach() {
        // Given
        var both = new AppointedTwice(SystemUnderTest.database(), UUID.randomUUID());
        // Then
        signed(BAC_GIANG).statusCode(200);
        signed(both.name())
                .statusCode(400)
                .body("violations.field", contains("province"))
                .body("violations.rule", contains("not-null"));
    }

    private ValidatableResponse signed(String person) {
        return as(person)
                .queryParam("campaign", campaign)
                .queryParam("day", YESTERDAY)
                .get("/exports/daily-reports.pdf")
                .then();
    }

    private Response file(String format) {
        var answer =
                given().auth()
                        .oauth2(SystemUnderTest.issuer().token(BAC_GIANG))
                        .basePath("/api/v1")
                        .header("Accept-Language", "vi")
                        .queryParam("campaign", campaign)
                        .queryParam("day", YESTERDAY)
                        .queryParam("province", "2021-24")
                        .get("/exports/daily-reports." + format);
        answer.then().statusCode(200);
        return answer;
    }

    @Test
    void doesTheSameOverGraphQl() {
        var report = Map.of("campaignId", campaign, "day", YESTERDAY, "province", "2021-24");
        var submit =
                "mutation($r: DailyReportKeyInput!) { submitDailyReport(report: $r, version: 0) { state"
                        + " figures { facilities } changes { figure } } }";
        graph(DA_NANG, submit, Map.of("r", report))
                .body("errors[0].extensions.code", equalTo("not-found"));
        graph(BAC_GIANG, submit, Map.of("r", report))
                .body("errors", nullValue())
                .body("data.submitDailyReport.state", equalTo("SUBMITTED"))
                .body("data.submitDailyReport.changes", hasSize(14));
        graph(BAC_GIANG, submit.replace("version: 0", "version: 1"), Map.of("r", report))
                .body("errors[0].extensions.code", equalTo("illegal-report-move"))
                .body("errors[0].extensions.legal", contains("ACCEPT", "RETURN"));
        graph(
                        NATION,
                        "query($k: String!, $d: Date!) { dailyReports(campaignId: $k, day: $d) {"
                                + " received provinces { confirmed } } }",
                        Map.of("k", campaign, "d", YESTERDAY))
                .body("data.dailyReports.received", equalTo(1))
                .body("data.dailyReports.provinces[0].confirmed", equalTo(true));
    }
}
