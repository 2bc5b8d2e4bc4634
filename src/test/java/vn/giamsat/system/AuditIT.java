package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.AppointmentSteps.appointed;
import static vn.giamsat.system.AppointmentSteps.claiming;
import static vn.giamsat.system.AppointmentSteps.contact;
import static vn.giamsat.system.AppointmentSteps.national;
import static vn.giamsat.system.AppointmentSteps.person;
import static vn.giamsat.system.AppointmentSteps.unique;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who did what, as it is told afterwards.
@QuarkusIntegrationTest
class AuditIT extends SystemTest {
    private static final String OPERATOR = "01900000-0000-7000-8000-000000000003";
    private static final String OPERATOR_APPOINTMENT = "01900000-0000-7000-8000-000000000103";
    private static final String ADMINISTRATOR = "national-administrator";

    @Test
    void tellsWhoChangedWhatFromWhereInWhichRequest() {
        // Given
        var facility = facility("2021-24", "Trường cũ " + UUID.randomUUID());
        var request = UUID.randomUUID().toString();
        // When
        as(BAC_GIANG)
                .header("X-Request-Id", request)
                .header("If-Match", "\"v0\"")
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body("{\"name\":\"Trường mới\",\"capacity\":40}")
                .patch("/facilities/{id}", facility)
                .then()
                .statusCode(200)
                .header("X-Request-Id", equalTo(request));
        // Then
        entries(BAC_GIANG, facility)
                .body("items.action", contains("CHANGED", "REGISTERED"))
                .body("items[0].actor", equalTo("Lê Thị Hoa"))
                .body("items[0].claimed", equalTo(false))
                .body("items[0].personId", equalTo(OPERATOR))
                .body("items[0].actingAs", nullValue())
                .body("items[0].appointments", contains(OPERATOR_APPOINTMENT))
                .body("items[0].level", equalTo("province"))
                .body("items[0].request", equalTo(request))
                .body("items[0].address", equalTo("127.0.0.1"))
                .body("items[0].province", equalTo("2021-24"))
                .body("items[0].changes.field", contains("capacity", "name"))
                .body("items[0].changes[0].after", equalTo("40"))
                .body("items[0].changes[1].before", containsString("Trường cũ"))
                .body("items[0].changes[1].after", equalTo("Trường mới"))
                .body("items[1].actor", equalTo("Nguyễn Thị Minh"))
                .body("items[1].level", equalTo("nation"));
    }

    @Test
    void tellsThatALoginWasEnteredAndNothingOfIt() {
        // Given
        var facility = facility("2021-24", "Trường " + UUID.randomUUID());
        var draft =
                "{\"name\":\"Cổng\",\"zone\":\"GATE\",\"streamAddress\":{\"main\":\"rtsp://10.9.0.1/%s\"},"
                                .formatted(UUID.randomUUID())
                        + "\"credentials\":{\"user\":\"audit-user\",\"password\":\"audit-never-told\"}}";
        // When
        String camera =
                sending(BAC_GIANG, draft)
                        .post("/facilities/{id}/cameras", facility)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        // Then
        var told =
                entries(BAC_GIANG, camera)
                        .body("items.kind", hasItem("CAMERA_LOGIN"))
                        .body("items.find { it.kind == 'CAMERA_LOGIN' }.changes", empty())
                        .extract()
                        .asString();
        assertThat(told).doesNotContain("audit-user").doesNotContain("audit-never-told");
    }

    @Test
    void tellsNothingOfWhatWasRefusedOrOnlyTried() {
        // Given
        var facility = facility("2021-24", "Trường " + UUID.randomUUID());
        // When
        as(BAC_GIANG)
                .header("If-Match", "\"v7\"")
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body("{\"name\":\"Khác\"}")
                .patch("/facilities/{id}", facility)
                .then()
                .statusCode(412);
        as(BAC_GIANG)
                .queryParam("dryRun", true)
                .contentType("text/csv; charset=UTF-8")
                .body(
                        "facilityId,name,zone,mainAddress\n%s,Cổng,GATE,rtsp://10.9.0.2/%s\n"
                                .formatted(facility, UUID.randomUUID()))
                .post("/imports/cameras")
                .then()
                .statusCode(200);
        // Then
        entries(BAC_GIANG, facility).body("items.action", contains("REGISTERED"));
    }

    /// The picture may show people. Who looks again at a copy looks as well.
    @Test
    void tellsWhoLookedAtAPicture() {
        // Given
        var target = MatrixTarget.own();
        // When
        as(BAC_GIANG_VIEWER).get("/cameras/{id}/picture", target.camera()).then().statusCode(200);
        as(BAC_GIANG_VIEWER)
                .basePath("")
                .contentType("application/json")
                .body(
                        "{\"query\":\"{ cameraPicture(id: \\\"%s\\\") { digest } }\"}"
                                .formatted(target.camera()))
                .post("/graphql")
                .then()
                .body("data.cameraPicture.digest", equalTo("d1"));
        as(DA_NANG).get("/cameras/{id}/picture", target.camera()).then().statusCode(404);
        // Then
        entries(BAC_GIANG, target.camera())
                .body(
                        "items.findAll { it.kind == 'PICTURE' }.actor",
                        contains("Phạm Quốc Anh", "Phạm Quốc Anh"))
                .body("items[0].action", equalTo("VIEWED"))
                .body("items[0].changes[0].after", equalTo("d1"));
    }

    @Test
    void showsNoPictureWhoseTimeIsOver() {
        var target = MatrixTarget.own();
        SystemUnderTest.database()
                .execute(
                        "update camera_picture set taken_at = now() - interval '25 hours'"
                                + " where camera_id = '%s'".formatted(target.camera()));
        as(NATION).get("/cameras/{id}/picture", target.camera()).then().statusCode(404);
    }

    @Test
    void tellsWhoWasAppointedByWhomAndWhenThePersonFirstLoggedIn() {
        // Given
        var facility = facility("2021-24", "Trường " + UUID.randomUUID());
        var email = unique();
        var id = appointed(BAC_GIANG, contact(person("\"email\":\"" + email + "\""), facility));
        // When
        var verified = "\"email\":\"" + email + "\",\"email_verified\":true";
        claiming(email, verified).header("Acting-As", id).get("/facilities").then().statusCode(200);
        // Then
        entries(BAC_GIANG, id)
                .body("items.kind", contains("APPOINTMENT"))
                .body("items[0].personId", equalTo(OPERATOR))
                .body("items[0].facilityId", equalTo(facility));
        String person = as(BAC_GIANG).get("/appointments/{id}", id).path("person.id");
        entries(DA_NANG, person).body("items", empty());
        entries(BAC_GIANG, person).body("items.action", contains("CHANGED", "REGISTERED"));
        entries(ADMINISTRATOR, person)
                .body("items.action", contains("CHANGED", "REGISTERED"))
                .body("items[0].level", equalTo("gate"))
                .body("items[0].claimed", equalTo(true))
                .body("items[0].subject", equalTo(email))
                .body("items[1].subject", equalTo(BAC_GIANG))
                .body("items[0].changes[0].field", equalTo("has_logged_in"))
                .body("items[0].changes.after", not(hasItem(email)));
    }

    @Test
    void tellsUnderWhichAppointmentSomebodyActed() {
        var facility = facility("2021-24", "Trường " + UUID.randomUUID());
        as(BAC_GIANG)
                .header("Acting-As", OPERATOR_APPOINTMENT)
                .header("X-Request-Id", "no sensible id")
                .header("If-Match", "\"v0\"")
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body("{\"name\":\"Trường mới\"}")
                .patch("/facilities/{id}", facility)
                .then()
                .statusCode(200)
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
        entries(BAC_GIANG, facility).body("items[0].actingAs", equalTo(OPERATOR_APPOINTMENT));
    }

    /// The provider lets people choose their name; whoever came first is in no register here.
    @Test
    void tellsByTheSubjectWhoOnlyClaimsAName() {
        // Given
        var subject = UUID.randomUUID().toString();
        var claims = "\"groups\":[\"giamsat-bootstrap\"],\"preferred_username\":\"Lê Thị Hoa\"";
        // When
        String id =
                claiming(subject, claims)
                        .contentType("application/json; charset=UTF-8")
                        .body(national(person("\"email\":\"" + unique() + "\"")))
                        .post("/appointments")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        // Then
        entries(ADMINISTRATOR, id)
                .body("items[0].actor", equalTo("Lê Thị Hoa"))
                .body("items[0].claimed", equalTo(true))
                .body("items[0].subject", equalTo(subject))
                .body("items[0].personId", nullValue())
                .body("items[0].appointments", contains(new UUID(0, 0).toString()));
    }

    @Test
    void tellsAProvinceNothingThatCountsWhatOthersDo() {
        // Given
        var facility = facility("2021-24", "Trường " + UUID.randomUUID());
        facility("2021-24", "Trường " + UUID.randomUUID());
        // When
        var page = as(BAC_GIANG).queryParam("limit", 1).get("/audit").then().statusCode(200);
        // Then
        assertThat(page.extract().asString())
                .doesNotContain("\"number\"", "\"hash\"", "\"subject\"");
        String next = page.extract().path("next");
        as(BAC_GIANG)
                .queryParam("after", next)
                .get("/audit")
                .then()
                .body("items.rowId", hasItem(facility));
        assertThat(new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8))
                .endsWith(page.extract().path("items[0].at"));
        entries(NATION, facility)
                .body("items[0].number", greaterThan(0))
                .body("items[0].hash", matchesPattern("[0-9a-f]{64}"));
    }

    @Test
    void verifiesTheDayAndPagesThroughIt() {
        // Given
        facility("2021-24", "Trường " + UUID.randomUUID());
        facility("2021-24", "Trường " + UUID.randomUUID());
        var day = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).toString();
        // When
        as(ADMINISTRATOR)
                .get("/audit/days/{day}", day)
                .then()
                .statusCode(200)
                .body("intact", equalTo(true))
                .body("entries", greaterThan(1))
                .body("closing", matchesPattern("[0-9a-f]{64}"));
        // Then
        var first = as(ADMINISTRATOR).queryParam("limit", 1).queryParam("to", day).get("/audit");
        long number = first.jsonPath().getLong("items[0].number");
        as(ADMINISTRATOR)
                .queryParam("limit", 1)
                .queryParam("to", day)
                .queryParam("after", first.<String>path("next"))
                .get("/audit")
                .then()
                .body("items[0].number", equalTo((int) number - 1));
        as(ADMINISTRATOR)
                .get("/audit/days/{day}", "gestern")
                .then()
                .statusCode(400)
                .body("violations[0].rule", equalTo("day"));
        as(ADMINISTRATOR)
                .queryParam("after", "MDE5MzAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDBmYTAxeA")
                .get("/audit")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"));
    }

    private static ValidatableResponse entries(String viewer, String row) {
        return as(viewer).queryParam("row", row).get("/audit").then().statusCode(200);
    }
}
