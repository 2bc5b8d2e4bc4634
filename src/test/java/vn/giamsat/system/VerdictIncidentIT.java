package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giamsat.simulator.Scene;
import vn.giamsat.simulator.Staging;

/// Verdicts that need to know what a camera usually shows, from the scene to the incident that a
/// person sees. All cameras are watched at once; [SystemUnderTest] has few pictures make a
/// baseline.
@QuarkusIntegrationTest
class VerdictIncidentIT extends SystemTest {
    /// More than make a baseline.
    private static final int LOOKS = 4;

    /// Three pictures, of which the frozen ones are told after two minutes.
    private static final Duration SOON = Duration.ofMinutes(4);

    private static final Map<Trouble, Watched> WATCHED = new TreeMap<>();

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

    @BeforeEach
    void troubleAllCameras() {
        if (WATCHED.isEmpty()) {
            var facility = facility("2021-24", "Trường " + UUID.randomUUID());
            for (var trouble : Trouble.values()) {
                var path = "/open/h264/normal/" + UUID.randomUUID();
                var camera = camera(facility, trouble.name(), address(path));
                known(camera);
                approved(camera);
                var staging =
                        SystemUnderTest.fleet()
                                .staging(trouble.scene(), it -> it.path().startsWith(path));
                WATCHED.put(trouble, new Watched(camera, staging));
            }
        }
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
                () -> "RECOVERED".equals(as(BAC_GIANG).get("/incidents/{id}", id).path("ending")));
        assertThat(shows(id, "first-bad-picture")).isTrue();
    }

    @Test
    void tellsOfACameraWhoseClockIsWrong() {
        // Given
        var facility = facility("2021-24", "Trường " + UUID.randomUUID());
        // When
        var camera =
                camera(facility, "Đồng hồ", address("/open/h264/wrong-clock/" + UUID.randomUUID()));
        // Then
        awaitOpen(camera, "CLOCK_DRIFT");
        incidents(camera).body("items[0].kind", equalTo("DEGRADED"));
    }

    private static String address(String path) {
        return SystemUnderTest.fleet().address(path);
    }

    /// Pictures that somebody asks for teach what is usual, too.
    private static void known(String camera) {
        for (var look = 0; look < LOOKS; look++) {
            as(NATION)
                    .post("/cameras/{id}/probes", camera)
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
                    var tag = as(BAC_GIANG).get("/cameras/{id}/picture", camera).header("ETag");
                    return tag != null
                            && sending(
                                                    BAC_GIANG,
                                                    "{\"digest\":\"%s\"}"
                                                            .formatted(tag.replace("\"", "")))
                                            .put("/cameras/{id}/reference-picture", camera)
                                            .statusCode()
                                    == 200;
                });
    }

    private static void awaitOpen(String camera, String reason) {
        Await.until(
                reason + " is an incident",
                SOON,
                () -> incidents(camera).extract().asString().contains(reason));
    }

    private static ValidatableResponse incidents(String camera) {
        return as(BAC_GIANG)
                .queryParam("camera", camera)
                .queryParam("open", true)
                .get("/incidents")
                .then()
                .statusCode(200);
    }

    private static boolean shows(String incident, String side) {
        return as(BAC_GIANG).get("/incidents/{id}/{side}", incident, side).statusCode() == 200;
    }
}
