package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static vn.giamsat.system.AppointmentSteps.appointed;
import static vn.giamsat.system.AppointmentSteps.claiming;
import static vn.giamsat.system.AppointmentSteps.contact;
import static vn.giamsat.system.AppointmentSteps.person;
import static vn.giamsat.system.AppointmentSteps.unique;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tags of people who use the same browser: nobody is shown what it keeps for another.
@QuarkusIntegrationTest
class EntityTagIT extends SystemTest {
    private String contact;
    private String facility;
    private String camera;

    @BeforeEach
    void appointAContact() {
        contact = unique();
        facility = facility("2021-24", "Trường " + UUID.randomUUID());
        camera = camera(facility, "Cổng", "rtsp://10.9.0.3/" + UUID.randomUUID());
        appointed(BAC_GIANG, contact(person("\"email\":\"" + contact + "\""), facility));
        var proof = "\"email\":\"" + contact + "\",\"email_verified\":true";
        claiming(contact, proof).get("/me").then().statusCode(200);
    }

    @Test
    void tellsTheContactThatTheOperatorsCopyOfACameraIsAnother() {
        // Given
        var path = "/cameras/" + camera;
        var operators = tag(BAC_GIANG, path);
        var contacts = tag(contact, path);
        // When
        var seen = asked(contact, path, operators);
        // Then
        seen.statusCode(200).body("streamAddress", nullValue());
        asked(BAC_GIANG, path, contacts).statusCode(200).body("streamAddress", notNullValue());
        asked(contact, path, contacts).statusCode(304);
        asked(NATION, path, operators).statusCode(304);
        asked(DA_NANG, path, operators).statusCode(404);
    }

    @Test
    void tellsTheFormInTheAnswerToACommandToo() {
        // Given
        var path = "/cameras/" + camera;
        // When
        var marked = as(contact).put(path + "/maintenance").then().statusCode(200).extract();
        // Then
        assertThat(marked.header("ETag")).isEqualTo(tag(contact, path));
        assertThat(marked.header("ETag")).isNotEqualTo(tag(BAC_GIANG, path));
    }

    @Test
    void changesACameraFromTheVersionThatEitherFormNames() {
        // Given
        var path = "/cameras/" + camera;
        var bare = tag(contact, path);
        // When
        changed(path, bare, "{\"name\":\"Sau\"}").statusCode(200).body("name", equalTo("Sau"));
        // Then
        changed(path, bare, "{\"name\":\"Sau nua\"}").statusCode(412);
        changed(path, tag(BAC_GIANG, path), "{\"name\":\"Sau nua\"}").statusCode(200);
        changed(path, tag(contact, path), "{\"name\":\"Sau cung\"}").statusCode(200);
    }

    /// What everybody gets alike has one tag; only who may see it is told that it is unchanged.
    @Test
    void tellsNobodyThatAPictureIsUnchangedWhoMayNotSeeIt() {
        // Given
        enterPicture();
        var path = "/cameras/" + camera + "/picture";
        var operators = tag(BAC_GIANG, path);
        // Then
        asked(contact, path, operators).statusCode(304);
        asked(DA_NANG, path, operators).statusCode(404);
        asked("national-administrator", path, operators).statusCode(403);
    }

    @Test
    void tellsCachesThatEveryTaggedAnswerDependsOnWhoAsks() {
        // Given
        enterPicture();
        String one =
                as(BAC_GIANG)
                        .queryParam("facility", facility)
                        .get("/appointments")
                        .path("items[0].person.id");
        var picture = "/cameras/" + camera + "/picture";
        for (var path :
                List.of(
                        "/cameras/" + camera,
                        picture,
                        "/facilities/" + facility,
                        "/people/" + one,
                        "/me")) {
            // When
            var full = as(BAC_GIANG).get(path);
            var kept = as(BAC_GIANG).header("If-None-Match", full.header("ETag")).get(path);
            // Then
            assertThat(full.statusCode()).as(path).isEqualTo(200);
            assertThat(kept.statusCode()).as(path).isEqualTo(304);
            variesByViewer(full);
            variesByViewer(kept);
        }
    }

    private static void variesByViewer(Response answer) {
        assertThat(answer.headers().getValues("Vary").toString())
                .contains("Authorization", "Acting-As");
    }

    private void enterPicture() {
        SystemUnderTest.database()
                .execute(
                        """
                        insert into camera_picture (camera_id, facility_id, province, taken_at, digest, jpeg)
                        select id, facility_id, province, now(), md5(id::text), '\\xffd8ffd9' from camera where id = '%s'\
                        """
                                .formatted(camera));
    }

    private static String tag(String person, String path) {
        return as(person).get(path).then().statusCode(200).extract().header("ETag");
    }

    private static ValidatableResponse asked(String person, String path, String held) {
        return as(person).header("If-None-Match", held).get(path).then();
    }

    private static ValidatableResponse changed(String path, String version, String patch) {
        return sending(BAC_GIANG, patch).header("If-Match", version).patch(path).then();
    }
}
