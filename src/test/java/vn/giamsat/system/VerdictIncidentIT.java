package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giamsat.simulator.Scene;
import vn.giamsat.simulator.Staging;

/// Verdicts that need to know what a camera usually shows, from the scene to the incident that a
/// person sees. All cameras are watched at once, and mostly waited for, so they have a service of
/// their own; [SystemUnderTest] has few pictures make a baseline.
@ExtendWith(LastAnswer.class)
class VerdictIncidentIT {
    /// More than make a baseline.
    private static final int LOOKS = 4;

    /// Three pictures, of which the frozen ones are told after two minutes.
    private static final Duration SOON = Duration.ofMinutes(4);

    private static final Map<Trouble, Watched> WATCHED = new TreeMap<>();

    private static TestDatabase database;
    private static TestIssuer issuer;
    private static TestFleet fleet;
    private static ServiceProcess service;

    /// What happens before the camera, and what is found.
    enum Trouble {
        COVERED("VIDEO_COVERED"),
        TURNED("VIDEO_MOVED"),
        TINTED("VIDEO_COLOUR_CAST"),
        FROZEN("VIDEO_FROZEN");

        private final String reason;

        Trouble(String reason) {
            this.reason = reason;
        }

        Scene scene() {
            return Scene.valueOf(name());
        }
    }

    private record Watched(String camera, Staging staging) {}

    @BeforeAll
    static void start() {
        database = TestDatabase.start();
        issuer = TestIssuer.start();
        fleet = TestFleet.start();
        service = ServiceProcess.start(SystemUnderTest.settings(database, issuer));
        database.enterPeople();
        for (var trouble : Trouble.values()) {
            WATCHED.put(trouble, watched(trouble));
        }
    }

    @AfterAll
    static void stop() {
        service.close();
        fleet.close();
        issuer.close();
        database.close();
    }

    private static Watched watched(Trouble trouble) {
        var path = "/open/h264/normal/" + trouble;
        var camera = camera(path);
        known(camera);
        approved(camera);
        return new Watched(
                camera, fleet.staging(trouble.scene(), it -> it.path().startsWith(path)));
    }

    @ParameterizedTest
    @EnumSource
    void becomesAnIncidentWithThePicturesThatShowItAndEndsWithIt(Trouble trouble) {
        // Given
        var watched = WATCHED.get(trouble);
        // When
        awaitOpen(watched.camera(), trouble.reason);
        // Then
        String id =
                incidents(watched.camera())
                        .body("items", hasSize(1))
                        .body("items[0].kind", equalTo("DEGRADED"))
                        .body("items[0].lastGoodAt", notNullValue())
                        .extract()
                        .path("items[0].id");
        Await.until("the first bad picture is kept", SOON, () -> shows(id, "first-bad-picture"));
        assertThat(shows(id, "last-good-picture")).isTrue();
        // When
        watched.staging().end();
        // Then
        Await.until(
                "the incident is over",
                SOON,
                () -> "RECOVERED".equals(asking().get("/incidents/{id}", id).path("ending")));
        assertThat(shows(id, "first-bad-picture")).isTrue();
    }

    @Test
    void tellsOfACameraWhoseClockIsWrong() {
        // When
        var camera = camera("/open/h264/wrong-clock/clock");
        // Then
        awaitOpen(camera, "CLOCK_DRIFT");
        incidents(camera).body("items[0].kind", equalTo("DEGRADED"));
    }

    private static String camera(String path) {
        var facility =
                created(
                        "/facilities",
                        "{\"province\":\"2021-24\",\"name\":\"Trường\",\"kind\":\"SCHOOL\"}");
        return created(
                "/facilities/" + facility + "/cameras",
                "{\"name\":\"Cổng\",\"zone\":\"GATE\",\"streamAddress\":{\"main\":\"%s\"}}"
                        .formatted(fleet.address(path)));
    }

    private static String created(String path, String json) {
        return asking().contentType(ContentType.JSON)
                .body(json)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static RequestSpecification asking() {
        return given().baseUri(service.uri("").toString())
                .basePath("/api/v1")
                .auth()
                .oauth2(issuer.token(SystemTest.BAC_GIANG));
    }

    /// Pictures that somebody asks for teach what is usual, too.
    private static void known(String camera) {
        for (var look = 0; look < LOOKS; look++) {
            asking().post("/cameras/{id}/probes", camera)
                    .then()
                    .statusCode(200)
                    .body("rung", equalTo("VERIFIED"));
        }
    }

    /// Whatever the last picture is: it may be replaced between the look and the approval.
    private static void approved(String camera) {
        Await.until(
                "the picture is approved",
                SOON,
                () -> {
                    var tag = asking().get("/cameras/{id}/picture", camera).header("ETag");
                    return tag != null && isApproved(camera, tag.replace("\"", ""));
                });
    }

    private static boolean isApproved(String camera, String digest) {
        return asking().contentType(ContentType.JSON)
                        .body("{\"digest\":\"%s\"}".formatted(digest))
                        .put("/cameras/{id}/reference-picture", camera)
                        .statusCode()
                == 200;
    }

    private static void awaitOpen(String camera, String reason) {
        Await.until(
                reason + " is an incident",
                SOON,
                () -> incidents(camera).extract().asString().contains(reason));
    }

    private static ValidatableResponse incidents(String camera) {
        return asking().queryParam("camera", camera)
                .queryParam("open", true)
                .get("/incidents")
                .then()
                .statusCode(200);
    }

    private static boolean shows(String incident, String side) {
        return asking().get("/incidents/{id}/{side}", incident, side).statusCode() == 200;
    }
}
