package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avutil.LIBAVUTIL_VERSION_MAJOR;
import static org.bytedeco.ffmpeg.global.avutil.LIBAVUTIL_VERSION_MICRO;
import static org.bytedeco.ffmpeg.global.avutil.LIBAVUTIL_VERSION_MINOR;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The folder with FFmpeg's libraries, when it is not as the service needs it.
class LibrariesIT {
    private static final Path BUILT = Path.of("target/ffmpeg");
    private static final String UTILITIES = "libavutil.so." + LIBAVUTIL_VERSION_MAJOR;

    @TempDir private Path folder;

    @BeforeEach
    void copyLibraries() throws IOException {
        try (var files = Files.list(BUILT)) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void stopsTheStartAndNamesTheFileThatIsMissing() throws IOException {
        Files.delete(folder.resolve(UTILITIES));

        assertThat(complaint())
                .contains(
                        "there is no readable " + folder.resolve(UTILITIES),
                        "set giamsat.media.libraries");
    }

    @Test
    void stopsTheStartAndNamesTheLibraryOfAnOlderVersion() throws IOException {
        answerVersion(folder.resolve(UTILITIES), LIBAVUTIL_VERSION_MINOR - 1);

        assertThat(complaint())
                .contains(
                        "libavutil is version %d.%d.%d instead of %1$d.%d.%3$d"
                                .formatted(
                                        LIBAVUTIL_VERSION_MAJOR,
                                        LIBAVUTIL_VERSION_MINOR - 1,
                                        LIBAVUTIL_VERSION_MICRO,
                                        LIBAVUTIL_VERSION_MINOR));
    }

    @Test
    void stopsTheStartWhenNobodySaysWhereTheyAre() {
        assertThat(complaint("")).contains("set giamsat.media.libraries to the folder");
    }

    /// Has the real library answer another version: the number stands in `mov eax, imm32; ret`.
    private static void answerVersion(Path library, int minor) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(library)).order(ByteOrder.LITTLE_ENDIAN);
        var found = 0;
        for (var at = 0; at < bytes.limit() - 5; at++) {
            if (bytes.get(at) == (byte) 0xB8
                    && bytes.getInt(at + 1) == version(LIBAVUTIL_VERSION_MINOR)
                    && bytes.get(at + 5) == (byte) 0xC3) {
                bytes.putInt(at + 1, version(minor));
                found++;
            }
        }
        assertThat(found).as("the version is answered in one place").isOne();
        Files.write(library, bytes.array());
    }

    private static int version(int minor) {
        return LIBAVUTIL_VERSION_MAJOR << 16 | minor << 8 | LIBAVUTIL_VERSION_MICRO;
    }

    /// What a service says that ends at once with this folder.
    private String complaint() {
        return complaint(folder.toString());
    }

    private static String complaint(String libraries) {
        var settings =
                Map.of(
                        "giamsat.media.libraries",
                        libraries,
                        "giamsat.credentials.key",
                        TestSecrets.KEY_BASE64,
                        "giamsat.database.migrate",
                        "false", // no database is needed
                        "giamsat.database.owner",
                        "owner",
                        "giamsat.database.owner-password",
                        TestSecrets.OWNER_PASSWORD,
                        "giamsat.database.app-password",
                        TestSecrets.APP_PASSWORD,
                        "quarkus.oidc.auth-server-url",
                        "http://127.0.0.1:9");
        try (var service = ServiceProcess.launch(settings)) {
            service.awaitEnd(Duration.ofSeconds(60));
            assertThat(service.exitCode()).isNotZero();
            return service.log();
        }
    }
}
