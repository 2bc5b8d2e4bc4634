package vn.giamsat.system;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cameras that are not ours: GStreamer's RTSP server. CI installs it (`.ci/run` names the
/// packages); on a machine without it the test is skipped, and says so.
@QuarkusIntegrationTest
class ForeignCameraIT extends SystemTest {
    private static final String PYTHON = "/usr/bin/python3";

    private static Process camera;
    private static String openPort;
    private static String protectedPort;

    @BeforeAll
    static void start() throws IOException {
        camera =
                new ProcessBuilder(PYTHON, "src/test/resources/interop/gstreamer-camera.py")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var output =
                new BufferedReader(
                        new InputStreamReader(camera.getInputStream(), StandardCharsets.UTF_8));
        var ports = output.readLine();
        assumeTrue(
                ports != null || System.getenv("CI") != null,
                "GStreamer's RTSP server is not installed; .ci/run names its Debian packages");
        if (ports == null) {
            throw new IllegalStateException("CI has no GStreamer RTSP server");
        }
        openPort = ports.split(" ")[0];
        protectedPort = ports.split(" ")[1];
    }

    @AfterAll
    static void stop() throws IOException {
        camera.getOutputStream().close();
        camera.destroy();
    }

    @ParameterizedTest
    @CsvSource({"h264, H264", "h265, H265", "mjpeg, MJPEG"})
    void verifiesAForeignCamera(String mount, String codec) {
        verified("rtsp://127.0.0.1:" + openPort + "/" + mount, codec);
    }

    @ParameterizedTest
    @CsvSource({"h264, H264", "h265, H265", "mjpeg, MJPEG"})
    void verifiesAForeignCameraThatAsksForDigest(String mount, String codec) {
        verified("rtsp://viewer:nhin-that@127.0.0.1:" + protectedPort + "/" + mount, codec);
    }

    private static void verified(String address, String codec) {
        var camera =
                camera(facility("2021-48", "Nước ngoài " + UUID.randomUUID()), "Máy lạ", address);

        as(NATION)
                .post("/cameras/{id}/probes", camera)
                .then()
                .statusCode(200)
                .body("reason", equalTo(null))
                .body("rung", equalTo("VERIFIED"))
                .body("stream.codec", equalTo(codec))
                .body("stream.width", equalTo(640))
                .body("stream.height", equalTo(360));
    }
}
