package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
class AccessIT extends SystemTest {
    @Test
    void asksAnonymousPeopleToLogIn() {
        given().basePath("/api/v1")
                .get("/facilities")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"))
                .header("WWW-Authenticate", org.hamcrest.Matchers.startsWith("Bearer"));
    }

    @Test
    void refusesAnExpiredToken() {
        refused(SystemUnderTest.issuer().token(NATION, Instant.now().minusSeconds(300)));
    }

    @Test
    void refusesATokenOfAnotherIssuer() {
        refused(
                SystemUnderTest.issuer()
                        .token(
                                NATION,
                                Instant.now().plusSeconds(300),
                                "https://elsewhere.example"));
    }

    @Test
    void refusesATokenThatNobodySigned() {
        var signed = SystemUnderTest.issuer().token(NATION);
        var claims = signed.substring(signed.indexOf('.') + 1, signed.lastIndexOf('.'));
        refused("eyJhbGciOiJub25lIn0." + claims + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "opaque-token-of-some-length"})
    void refusesWhatIsNoToken(String nonsense) {
        refused(nonsense);
    }

    private static void refused(String token) {
        given().basePath("/api/v1")
                .auth()
                .oauth2(token)
                .get("/me")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void givesATokenWithoutAppointmentNothingButItself() {
        as("stranger")
                .get("/me")
                .then()
                .statusCode(200)
                .body("subject", equalTo("stranger"))
                .body("appointments", empty())
                .body("permissions", empty());
        for (var path :
                new String[] {
                    "/facilities", "/cameras", "/overview", "/provinces", "/exports/cameras.csv"
                }) {
            as("stranger").get(path).then().statusCode(403).body("code", equalTo("forbidden"));
        }
    }

    @Test
    void tellsAPersonWhatItMayDo() {
        as(BAC_GIANG)
                .get("/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("Lê Thị Hoa"))
                .body("appointments.role", contains("PROVINCE_OPERATOR"))
                .body("appointments.province", contains("2021-24"))
                .body(
                        "permissions",
                        contains(
                                "READ",
                                "EDIT_FACILITIES",
                                "EDIT_CAMERAS",
                                "PROBE",
                                "REPORT_STATUS",
                                "ADD_PHOTOS",
                                "DECIDE_STEPS",
                                "SURVEY",
                                "READ_REPORTS",
                                "SUBMIT_REPORTS",
                                "DECIDE_PLANS",
                                "READ_PEOPLE",
                                "APPOINT",
                                "READ_AUDIT",
                                "KEEP_WEBHOOKS"));
        as(BAC_GIANG_VIEWER)
                .get("/me")
                .then()
                .body("permissions", contains("READ", "READ_REPORTS", "READ_PEOPLE"));
    }

    @Test
    void showsAProvinceOnlyItsOwn() {
        var both = UUID.randomUUID().toString();
        var own = facility("2021-24", "Trường Bắc Giang " + both);
        facility("2021-48", "Trường Đà Nẵng " + both);

        as(BAC_GIANG).get("/facilities/{id}", own).then().statusCode(200);
        as(BAC_GIANG)
                .queryParam("text", both)
                .get("/facilities")
                .then()
                .body("items.id", contains(own));
        as(BAC_GIANG).get("/overview").then().body("provinces.province", contains("2021-24"));
    }

    @Test
    void answersForForeignRowsAsForMissingOnesSoThatNobodyLearnsWhatExists() {
        var facility = facility("2021-48", "Khách sạn " + UUID.randomUUID());
        var camera = camera(facility, "Cổng", "rtsp://10.9.0.1/" + UUID.randomUUID());

        sameAsMissing("/facilities/", facility);
        sameAsMissing("/cameras/", camera);
        for (var tail : new String[] {"/health", "/health/changes", "/picture"}) {
            as(BAC_GIANG).get("/cameras/" + camera + tail).then().statusCode(404);
        }
        as(BAC_GIANG).post("/cameras/" + camera + "/probes").then().statusCode(404);
        as(BAC_GIANG)
                .header("If-Match", "\"v0\"")
                .delete("/cameras/" + camera)
                .then()
                .statusCode(404);
        sending(BAC_GIANG, "{\"name\":\"Của tôi\"}")
                .header("If-Match", "\"v0\"")
                .patch("/facilities/" + facility)
                .then()
                .statusCode(404);
        sending(
                        BAC_GIANG,
                        "{\"name\":\"x\",\"zone\":\"GATE\",\"streamAddress\":{\"main\":\"rtsp://10.9.0.2/x\"}}")
                .post("/facilities/" + facility + "/cameras")
                .then()
                .statusCode(404);
        as(BAC_GIANG).get("/facilities/" + facility + "/cameras").then().statusCode(404);
    }

    private static void sameAsMissing(String path, String foreign) {
        var missing = UUID.randomUUID().toString();
        var answer = as(BAC_GIANG).get(path + foreign).then().statusCode(404).extract().asString();
        var reference =
                as(BAC_GIANG).get(path + missing).then().statusCode(404).extract().asString();
        assertThat(answer.replace(foreign, "ID")).isEqualTo(reference.replace(missing, "ID"));
    }

    @Test
    void letsViewersLookButNotTouch() {
        sending(BAC_GIANG_VIEWER, "{\"province\":\"2021-24\",\"name\":\"x\",\"kind\":\"SCHOOL\"}")
                .post("/facilities")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        as(NATION_VIEWER)
                .contentType("text/csv")
                .body("id")
                .post("/imports/facilities")
                .then()
                .statusCode(403);
    }

    @Test
    void letsNobodyRegisterInAProvinceOutOfScope() {
        sending(BAC_GIANG, "{\"province\":\"2021-48\",\"name\":\"x\",\"kind\":\"SCHOOL\"}")
                .post("/facilities")
                .then()
                .statusCode(400)
                .body("violations", hasSize(1))
                .body("violations[0].field", equalTo("province"));
    }

    @Test
    void endsAccessWithTheAppointment() {
        var database = SystemUnderTest.database();
        database.execute(
                """
                insert into person (id, subject, name) values ('01900000-0000-7000-8000-0000000000ff', 'leaving', 'Người sắp nghỉ')
                    on conflict do nothing;
                insert into appointment (id, person_id, role, valid_from, valid_to)
                values ('01900000-0000-7000-8000-0000000001ff', '01900000-0000-7000-8000-0000000000ff', 'NATIONAL_VIEWER', '2021-05-05', null)
                    on conflict do nothing\
                """);
        as("leaving").get("/facilities").then().statusCode(200);

        database.execute(
                "update appointment set valid_to = now() where id ="
                        + " '01900000-0000-7000-8000-0000000001ff'");

        as("leaving").get("/facilities").then().statusCode(403);
    }

    @Test
    void doesNotTakeANameForAPersonThatIsBoundToASubject() {
        var database = SystemUnderTest.database();
        database.execute(
                """
                insert into person (id, subject, name)
                values ('01900000-0000-7000-8000-0000000000fe', 'bound-subject', 'Người thật')
                    on conflict do nothing;
                insert into appointment (id, person_id, role, valid_from)
                values ('01900000-0000-7000-8000-0000000001fe', '01900000-0000-7000-8000-0000000000fe', 'NATIONAL_OPERATOR', '2021-05-05')
                    on conflict do nothing\
                """);

        as("bound-subject").get("/me").then().body("name", equalTo("Người thật"));
        as("popular-name").get("/me").then().body("appointments", empty());
    }
}
