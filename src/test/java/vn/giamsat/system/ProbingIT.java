package vn.giamsat.system;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every rung, and the failures that simulated cameras show, through the packaged service.
/// `EveryFailureTest` has the rest: certificates, names, and each RTSP status.
@QuarkusIntegrationTest
class ProbingIT extends SystemTest {
    private static String facility;
    private static Map<SimulatedFailure, CompletableFuture<Response>> asked = Map.of();

    @BeforeEach
    void registerFacility() {
        facility = facility == null ? facility("2021-48", "Thăm dò") : facility;
    }

    @ParameterizedTest
    @MethodSource("vn.giamsat.system.SimulatedFailure#all")
    void findsOutWhatIsWrong(SimulatedFailure failure) {
        asked().get(failure)
                .join()
                .then()
                .statusCode(200)
                .body("rung", equalTo(failure.rung()))
                .body("reason", equalTo(failure.reason()));
    }

    /// All at once: most of a probe is waiting, and each camera has a host of its own.
    private static Map<SimulatedFailure, CompletableFuture<Response>> asked() {
        if (asked.isEmpty()) {
            try (var askers = Executors.newFixedThreadPool(6)) {
                asked =
                        SimulatedFailure.all().stream()
                                .collect(
                                        toMap(
                                                failure -> failure,
                                                failure ->
                                                        supplyAsync(() -> ask(failure), askers)));
            }
        }
        return asked;
    }

    private static Response ask(SimulatedFailure failure) {
        var path = failure.path() + "/" + UUID.randomUUID();
        var camera = registered(SystemUnderTest.fleet().addressWithLogin(path), "");
        return as(NATION).post("/cameras/{id}/probes", camera);
    }

    @Test
    void findsAConnectionResetInTheMiddle() {
        var camera =
                registered(
                        SystemUnderTest.fleet()
                                .addressWithLogin("/digest/h264/resets/" + UUID.randomUUID()),
                        "");

        probed(camera).body("reason", equalTo("TCP_RESET"));
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://127.77.0.1:1/x, RESOLVED, TCP_REFUSED",
        "rtsp://169.254.169.254/latest, NONE, TARGET_FORBIDDEN",
        "rtsp://[::1]:8554/x, NONE, TARGET_FORBIDDEN",
        "rtsp://0.0.0.0/x, NONE, TARGET_FORBIDDEN",
        "rtsp://224.0.0.1/x, NONE, TARGET_FORBIDDEN",
    })
    void doesNotReachWhatMayNotOrCannotBeReached(String address, String rung, String reason) {
        probed(registered(address + "?" + UUID.randomUUID(), ""))
                .body("rung", equalTo(rung))
                .body("reason", equalTo(reason));
    }

    @Test
    void asksForALoginThatTheRegistryDoesNotHave() {
        probed(
                        registered(
                                SystemUnderTest.fleet()
                                        .address("/digest/h264/normal/" + UUID.randomUUID()),
                                ""))
                .body("rung", equalTo("ANSWERED"))
                .body("reason", equalTo("AUTH_REQUIRED"));
    }

    @ParameterizedTest
    @CsvSource({
        "/open/h264/wrong-size, '{\"width\":640,\"height\":360}', RESOLUTION_MISMATCH",
        "/open/h264/normal, '{\"codec\":\"H265\"}', CODEC_MISMATCH",
        "/open/h264/low-rate, '{\"framesPerSecond\":25}', FPS_LOW",
        "/open/h264/normal, '{\"kilobitsPerSecond\":1000000}', BITRATE_MISMATCH",
    })
    void comparesTheStreamWithWhatIsExpected(String path, String expected, String reason) {
        probed(
                        registered(
                                SystemUnderTest.fleet().address(path + "/" + UUID.randomUUID()),
                                ",\"expected\":" + expected))
                .body("rung", equalTo("DECODED"))
                .body("reason", equalTo(reason));
    }

    @Test
    void tellsWhatItSawOfStreamAndPicture() throws IOException {
        var camera =
                registered(
                        SystemUnderTest.fleet().address("/open/h264/large/" + UUID.randomUUID()),
                        "");

        probed(camera)
                .body("stream.codec", equalTo("H264"))
                .body("stream.width", equalTo(1280))
                .body("stream.height", equalTo(720))
                .body("stream.framesPerSecond", greaterThan(1f))
                .body("stream.bitsPerSecond", greaterThan(1000))
                .body("stream.packetsLost", equalTo(0))
                .body("picture.meanLuma", greaterThan(20f))
                .body("timings.rung", hasSize(9))
                .body("elapsedMilliseconds", lessThanOrEqualTo(5000));
        Await.until(
                "the picture is stored",
                Duration.ofSeconds(10),
                () -> as(NATION).get("/cameras/{id}/picture", camera).statusCode() == 200);
        var picture =
                as(NATION)
                        .get("/cameras/{id}/picture", camera)
                        .then()
                        .contentType("image/jpeg")
                        .header("Cache-Control", org.hamcrest.Matchers.containsString("private"))
                        .extract();
        assertThat(picture.asByteArray().length).isLessThanOrEqualTo(30 * 1024);
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.asByteArray())).getWidth())
                .isEqualTo(320);
        as(NATION)
                .header("If-None-Match", picture.header("ETag"))
                .get("/cameras/{id}/picture", camera)
                .then()
                .statusCode(304);
    }

    @Test
    void aCameraIsUpAfterTwoSuccessesAndDownAfterThreeFailures() {
        var path = "/open/h264/normal/" + UUID.randomUUID();
        var camera = camera(facility, "Lên xuống", SystemUnderTest.fleet().address(path));
        awaitState(camera, "UP");
        var outage = SystemUnderTest.fleet().outage(address -> address.path().equals(path));
        awaitState(camera, "DOWN");
        as(NATION)
                .get("/cameras/{id}/health", camera)
                .then()
                .body("reason", equalTo("RTSP_TIMEOUT"))
                .body("since", notNullValue());
        outage.end();
        awaitState(camera, "UP");

        as(NATION)
                .get("/cameras/{id}/health/changes", camera)
                .then()
                .statusCode(200)
                .body("items.state", equalTo(java.util.List.of("UP", "DOWN", "UP")));
        as(NATION).get("/cameras/{id}", camera).then().statusCode(200);
    }

    @Test
    void leavesACameraAloneThatRefusedItsLoginUntilTheLoginChanges() {
        var before = SystemUnderTest.fleet().failedLogins();
        var address = SystemUnderTest.fleet().address("/digest/h264/normal/" + UUID.randomUUID());
        var camera =
                camera(
                        facility,
                        "Sai mật khẩu",
                        address.replace("rtsp://", "rtsp://simulated:never-told@"));
        Await.until(
                "the login is refused",
                Duration.ofSeconds(20),
                () -> "AUTH_REJECTED".equals(reason(camera)));
        var checkedAt = as(NATION).get("/cameras/{id}/health", camera).path("checkedAt");
        Await.pause(Duration.ofSeconds(12)); // two intervals
        assertThat(as(NATION).get("/cameras/{id}/health", camera).<Object>path("checkedAt"))
                .isEqualTo(checkedAt);
        assertThat(SystemUnderTest.fleet().failedLogins())
                .as("a probe shows its login once, and only one was made")
                .isEqualTo(before + 1);

        sending(
                        NATION,
                        "{\"credentials\":{\"user\":\"simulated\",\"password\":\"nhin-that-2021\"}}")
                .header("If-Match", as(NATION).get("/cameras/{id}", camera).header("ETag"))
                .patch("/cameras/{id}", camera)
                .then()
                .statusCode(200);

        awaitState(camera, "UP");
    }

    @Test
    void holdsOneSessionAtATimeWithARecorder() {
        for (var channel = 1; channel <= 6; channel++) {
            var last =
                    camera(
                            facility,
                            "Kênh " + channel,
                            SystemUnderTest.fleet()
                                    .addressOn(
                                            "127.9.9.9",
                                            "/open/h264/normal/kenh-"
                                                    + channel
                                                    + UUID.randomUUID()));
            if (channel == 6) {
                awaitState(last, "UP");
            }
        }

        assertThat(SystemUnderTest.fleet().mostSessionsOf("127.9.9.9")).isEqualTo(1);
    }

    @Test
    void doesNotProbeWhatIsNotInService() {
        var camera =
                registered(
                        SystemUnderTest.fleet().address("/open/h264/normal/" + UUID.randomUUID()),
                        ",\"state\":\"PLANNED\"");

        as(NATION)
                .post("/cameras/{id}/probes", camera)
                .then()
                .statusCode(409)
                .body("code", equalTo("camera-not-in-service"));
    }

    @Test
    void letsOnlyOperatorsAskForAProbe() {
        var camera =
                registered(
                        SystemUnderTest.fleet().address("/open/h264/normal/" + UUID.randomUUID()),
                        "");

        as(NATION_VIEWER).post("/cameras/{id}/probes", camera).then().statusCode(403);
    }

    /// Registers a camera that is asked by hand.
    private static String registered(String address, String more) {
        return sending(
                        NATION,
                        "{\"name\":\"Thử\",\"zone\":\"GATE\",\"streamAddress\":{\"main\":\"%s\"}%s}"
                                .formatted(address, more))
                .post("/facilities/{id}/cameras", facility)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse probed(String camera) {
        return as(NATION).post("/cameras/{id}/probes", camera).then().statusCode(200);
    }

    private static String reason(String camera) {
        return as(NATION).get("/cameras/{id}/health", camera).path("reason");
    }

    private static void awaitState(String camera, String state) {
        Await.until(
                camera + " is " + state,
                Duration.ofSeconds(60),
                () -> state.equals(as(NATION).get("/cameras/{id}/health", camera).path("state")));
    }
}
