package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The native binary as its container runs it: in the root file system of `Dockerfile.native`,
/// read-only, as a user without rights. `src/main/docker/try-rootfs.sh` makes the root file system
/// and runs this test.
@EnabledIfSystemProperty(
        named = "rootfs",
        matches = ".+",
        disabledReason = "src/main/docker/try-rootfs.sh runs it")
class RootFileSystemIT {
    private final String root = System.getProperty("rootfs");

    @Test
    void watchesACameraAndEndsWithinTenSeconds() throws Exception {
        try (var database = TestDatabase.start();
                var issuer = TestIssuer.start();
                var fleet = TestFleet.start()) {
            var settings = SystemUnderTest.settings(database, issuer);
            settings.remove("giamsat.media.libraries"); // the image says where they are
            try (var service = ServiceProcess.launch(Product.inRootFileSystem(root), settings)) {
                service.awaitReady(Duration.ofSeconds(60));
                verifiesACamera(database, fleet);
                assertThat(status(service, "Uid:")).doesNotMatch("Uid:\\s+0\\s.*");
                assertThat(mountOfRoot(service)).contains(" ro,");
                assertThat(healthcheck(service.port())).isZero();

                assertThat(service.terminate()).isLessThan(Duration.ofSeconds(10));
                assertThat(service.exitCode()).isEqualTo(143);
                assertThat(healthcheck(service.port())).isEqualTo(1);
            }
        }
    }

    private static void verifiesACamera(TestDatabase database, TestFleet fleet) {
        database.enterPeople();
        database.enterCamera(fleet.address("/open/h264/normal/rootfs"));
        Await.until(
                "the camera is verified",
                Duration.ofSeconds(30),
                () -> "VERIFIED".equals(database.single("select rung from camera_health")));
    }

    private static String status(ServiceProcess service, String key) throws IOException {
        return lines(service, "status").stream()
                .filter(line -> line.startsWith(key))
                .findFirst()
                .orElseThrow();
    }

    private static String mountOfRoot(ServiceProcess service) throws IOException {
        return lines(service, "mounts").stream()
                .filter(line -> line.split(" ")[1].equals("/"))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private static List<String> lines(ServiceProcess service, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(service.pid()), name));
    }

    /// The exit code of the command of HEALTHCHECK.
    private int healthcheck(int port) throws IOException {
        var command = Product.inRootFileSystem(root).command(List.of("healthy"));
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return builder.start().onExit().join().exitValue();
    }
}
